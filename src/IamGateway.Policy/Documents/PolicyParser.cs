namespace IamGateway.Policy.Documents;

/// <summary>Reads a policy document and reports all its problems at once.</summary>
public static class PolicyParser
{
    /// <summary>Reads UTF-8 JSON. Never throws for bad input.</summary>
    public static PolicyParseResult Parse(ReadOnlySpan<byte> json) => throw new NotSupportedException();

    /// <summary>Reads JSON text. Never throws for bad input.</summary>
    public static PolicyParseResult Parse(string json) => throw new NotSupportedException();
}
