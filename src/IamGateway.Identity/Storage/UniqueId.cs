namespace IamGateway.Identity.Storage;

/// <summary>Makes ids. All from the cryptographic generator.</summary>
public static class UniqueId
{
    /// <summary>An id as IAM has them: a four-letter prefix (<c>AIDA</c>, <c>AROA</c>, <c>AGPA</c>, <c>ANPA</c>, <c>AKIA</c>) and seventeen characters of <c>A–Z2–7</c>.</summary>
    public static string Iam(string prefix) => throw new NotSupportedException();

    /// <summary>A random lower-case UUID.</summary>
    public static string Uuid() => throw new NotSupportedException();

    /// <summary>Random lower-case hexadecimal digits.</summary>
    public static string Hex(int digits) => throw new NotSupportedException();

    /// <summary>256 random bits as base64url without padding: for secrets.</summary>
    public static string Secret() => throw new NotSupportedException();

    /// <summary>SHA-256 of a secret in lower-case hexadecimal: what the store keeps of it.</summary>
    public static string HashOfSecret(string secret) => throw new NotSupportedException();
}
