namespace IamGateway.Policy.Documents;

/// <summary>
/// Reads policy documents as they are evaluated. A problem is only what makes a document unreadable as a policy; one that is readable
/// can still be wrong in many ways, which <see cref="Validation.PolicyValidator"/> finds.
/// </summary>
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
    public static PolicyParseResult Parse(ReadOnlySpan<byte> json, PolicyType type = PolicyType.Identity)
    {
        var source = PolicySourceText.Read(json, type);
        return new PolicyParseResult(source.Document, source.Diagnostics.ToImmutable());
    }

    /// <summary>Reads JSON text. Never throws for bad input.</summary>
    /// <param name="json">As for the other overload.</param>
    /// <param name="type">As for the other overload.</param>
    public static PolicyParseResult Parse(string json, PolicyType type = PolicyType.Identity)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(PolicySourceText.Encode(json), type);
    }
}
