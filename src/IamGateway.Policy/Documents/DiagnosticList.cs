using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>Collects the problems of one document and finds their lines and columns.</summary>
/// <param name="json">The document, UTF-8.</param>
internal sealed class DiagnosticList(byte[] json)
{
    /// <summary>How many problems are kept.</summary>
    public const int Maximum = 1_000;

    private readonly List<(DiagnosticCode Code, SourcePath Path, bool IsName, int Offset, int End, string Message)> _found = [];
    private DiagnosticSeverity? _worstLeftOut;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>A problem with a value.</summary>
    public void Add(DiagnosticCode code, SourceNode node, string message) => Add(code, node.Path, isName: false, node.Offset, node.End, message);

    /// <summary>A problem with the key a value stands under.</summary>
    public void AddAtName(DiagnosticCode code, SourceNode node, string message) => Add(code, node.Path, isName: true, node.NameOffset, node.NameEnd, message);

    /// <summary>A problem at a place, in bytes from the start.</summary>
    public void Add(DiagnosticCode code, SourcePath path, int offset, string message) => Add(code, path, isName: false, offset, offset, message);

    /// <summary>All problems in the order of the text.</summary>
    public ImmutableArray<PolicyDiagnostic> ToImmutable()
    {
        if (IsEmpty)
            return [];

        var places = new TextPlaces(json);
        var diagnostics = ImmutableArray.CreateBuilder<PolicyDiagnostic>(_found.Count + 1);
        foreach (var (code, path, isName, offset, end, message) in _found.OrderBy(found => found.Offset))
        {
            var span = places.Between(offset, end);
            diagnostics.Add(new PolicyDiagnostic(code.Severity, code.Name, path.ToString(), span.Start.Line, span.Start.Column, message) { Location = new PolicyLocation(path, isName, span) });
        }

        if (_worstLeftOut is { } severity)
            diagnostics.Add(diagnostics[^1] with { Severity = severity, Code = DiagnosticCodes.TooManyProblems.Name, Message = "There are more problems, which are left out; mend these first." });
        return diagnostics.ToImmutable();
    }

    /// <summary>A thousand are kept; one more, as severe as the worst of the others, says that there are others.</summary>
    private void Add(DiagnosticCode code, SourcePath path, bool isName, int offset, int end, string message)
    {
        var start = Math.Clamp(offset, 0, json.Length);
        if (_found.Count < Maximum)
            _found.Add((code, path, isName, start, Math.Clamp(end, start, json.Length), message));
        else if (_worstLeftOut is not { } worst || code.Severity < worst)
            _worstLeftOut = code.Severity;
    }
}
