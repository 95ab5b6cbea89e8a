using System.Collections.Immutable;
using System.Text;

namespace IamGateway.Policy.Documents;

/// <summary>Collects the problems of one document and finds their lines and columns.</summary>
/// <param name="json">The document, UTF-8.</param>
internal sealed class DiagnosticList(byte[] json)
{
    private const int Maximum = 100;
    private readonly List<(int Offset, PolicyDiagnostic Diagnostic)> _found = [];

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>A problem with a value.</summary>
    public void Add(string code, SourceNode node, string message) => Add(code, node.Path, node.Offset, message);

    /// <summary>A problem with the key a value stands under.</summary>
    public void AddAtName(string code, SourceNode node, string message) => Add(code, node.Path, node.NameOffset, message);

    /// <summary>A problem at a place. A hundred are kept; one more says that there are others.</summary>
    public void Add(string code, SourcePath path, int offset, string message)
    {
        if (_found.Count > Maximum)
            return;
        if (_found.Count == Maximum)
            (code, message) = (DiagnosticCodes.TooManyProblems, "There are more problems; mend these first.");

        var before = json.AsSpan(0, Math.Clamp(offset, 0, json.Length));
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        _found.Add((offset, new PolicyDiagnostic(DiagnosticSeverity.Error, code, path.ToString(), line, column, message)));
    }

    /// <summary>All problems in the order of the text.</summary>
    public ImmutableArray<PolicyDiagnostic> ToImmutable() => [.. _found.OrderBy(found => found.Offset).Select(found => found.Diagnostic)];
}
