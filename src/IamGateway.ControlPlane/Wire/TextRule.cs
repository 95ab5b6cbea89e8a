using System.Globalization;
using System.Text.RegularExpressions;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Which texts a kind of value allows, and how AWS words a violation.</summary>
internal sealed class TextRule
{
    private readonly Regex? _pattern;
    private readonly string? _written;
    private readonly int _minLength, _maxLength;

    /// <param name="pattern">The pattern of the service's model, as AWS writes it (its <c>\w</c> is ASCII); null: any text.</param>
    /// <param name="minLength">Least length in characters.</param>
    /// <param name="maxLength">Most.</param>
    public TextRule(string? pattern, int minLength, int maxLength)
    {
        (_written, _minLength, _maxLength) = (pattern, minLength, maxLength);
        _pattern = pattern is null ? null : new Regex($@"\A(?:{pattern.Replace(@"\w", "A-Za-z0-9_", StringComparison.Ordinal)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>True: the value is never shown, neither in an error nor in a record.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Adds a sentence for each violation.</summary>
    /// <param name="text">The value.</param>
    /// <param name="path">Its place in the request, as AWS writes it: <c>userName</c>, <c>tags.1.member.key</c>.</param>
    /// <param name="problems">Takes the sentences.</param>
    /// <returns>Whether the text is allowed.</returns>
    public bool Check(string text, string path, List<string> problems)
    {
        var before = problems.Count;
        if (text.Length < _minLength)
            problems.Add(Violation(text, path, string.Create(CultureInfo.InvariantCulture, $"Member must have length greater than or equal to {_minLength}")));
        if (text.Length > _maxLength)
            problems.Add(Violation(text, path, string.Create(CultureInfo.InvariantCulture, $"Member must have length less than or equal to {_maxLength}")));
        else if (_pattern?.IsMatch(text) == false)
            problems.Add(Violation(text, path, $"Member must satisfy regular expression pattern: {_written}"));
        return problems.Count == before;
    }

    private string Violation(string text, string path, string constraint) => Violations.Of(IsSecret ? null : text, path, constraint);
}
