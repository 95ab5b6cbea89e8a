using System.Collections.Immutable;
using System.Text;

namespace IamGateway.Policy.Documents;

/// <summary>Collects the problems of one document and finds their lines and columns.</summary>
/// <param name="json">The document, UTF-8.</param>
internal sealed class DiagnosticList(byte[] json)
{
    /// <summary>How many problems are kept.</summary>
    public const int Maximum = 1_000;

    private readonly List<(DiagnosticCode Code, SourcePath Path, int Offset, string Message)> _found = [];
    private DiagnosticSeverity? _worstLeftOut;

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>A problem with a value.</summary>
    public void Add(DiagnosticCode code, SourceNode node, string message) => Add(code, node.Path, node.Offset, message);

    /// <summary>A problem with the key a value stands under.</summary>
    public void AddAtName(DiagnosticCode code, SourceNode node, string message) => Add(code, node.Path, node.NameOffset, message);

    /// <summary>A problem at a place, in bytes from the start. A thousand are kept; one more, as severe as the worst of the others, says that there are others.</summary>
    public void Add(DiagnosticCode code, SourcePath path, int offset, string message)
    {
        if (_found.Count < Maximum)
            _found.Add((code, path, Math.Clamp(offset, 0, json.Length), message));
        else if (_worstLeftOut is not { } worst || code.Severity < worst)
            _worstLeftOut = code.Severity;
    }

    /// <summary>All problems in the order of the text.</summary>
    public ImmutableArray<PolicyDiagnostic> ToImmutable()
    {
        var diagnostics = ImmutableArray.CreateBuilder<PolicyDiagnostic>(_found.Count + 1);
        var (line, column, seen) = (1, 1, 0);
        foreach (var (code, path, offset, message) in _found.OrderBy(found => found.Offset))
        {
            var between = json.AsSpan(seen, offset - seen);
            if (between.LastIndexOf((byte)'\n') is >= 0 and var end)
            {
                line += between.Count((byte)'\n');
                column = 1;
                between = between[(end + 1)..];
            }

            column += Encoding.UTF8.GetCharCount(between);
            seen = offset;
            diagnostics.Add(new PolicyDiagnostic(code.Severity, code.Name, path.ToString(), line, column, message));
        }

        if (_worstLeftOut is { } severity)
            diagnostics.Add(diagnostics[^1] with { Severity = severity, Code = DiagnosticCodes.TooManyProblems.Name, Message = "There are more problems, which are left out; mend these first." });
        return diagnostics.ToImmutable();
    }
}
