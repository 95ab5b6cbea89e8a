using System.Globalization;
using System.Text;

namespace IamGateway.Policy.Documents;

/// <summary>Reads a policy document and reports all its problems at once.</summary>
public static class PolicyParser
{
    /// <summary>
    /// The longest document that is read, in bytes. It bounds the work; the quotas of policy types, which are smaller, are kept
    /// where policies are stored.
    /// </summary>
    public const int MaximumBytes = 65_536;

    /// <summary>Reads UTF-8 JSON. Never throws for bad input.</summary>
    /// <param name="json">One policy.</param>
    /// <param name="type">The role it plays: it says which elements a statement must have and may not have.</param>
    public static PolicyParseResult Parse(ReadOnlySpan<byte> json, PolicyType type = PolicyType.Identity) =>
        json.Length > MaximumBytes ? TooLarge(json.Length) : Read(json.ToArray(), type);

    /// <summary>Reads JSON text. Never throws for bad input.</summary>
    /// <param name="json">As for the other overload.</param>
    /// <param name="type">As for the other overload.</param>
    public static PolicyParseResult Parse(string json, PolicyType type = PolicyType.Identity)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Length > MaximumBytes ? TooLarge(json.Length) : Parse(Encoding.UTF8.GetBytes(json), type);
    }

    private static PolicyParseResult Read(byte[] json, PolicyType type)
    {
        var diagnostics = new DiagnosticList(json);
        var root = new SourceReader(json, diagnostics).Read();
        var document = root is null ? null : new DocumentReader(diagnostics, type).Read(root);
        return new PolicyParseResult(diagnostics.IsEmpty ? document : null, diagnostics.ToImmutable());
    }

    private static PolicyParseResult TooLarge(int length)
    {
        var message = string.Create(CultureInfo.InvariantCulture, $"The policy is {length} long; at most {MaximumBytes} bytes are read.");
        return new PolicyParseResult(null, [new PolicyDiagnostic(DiagnosticSeverity.Error, DiagnosticCodes.TooLarge, "$", 1, 1, message)]);
    }
}
