namespace IamGateway.Identity.Credentials;

/// <summary>The hash that codes are made with. Source: RFC 6238 §1.2.</summary>
public enum TotpAlgorithm
{
    /// <summary>The default, which every authenticator knows.</summary>
    SHA1,
    /// <summary>Of some hardware devices.</summary>
    SHA256,
    /// <summary>Of some hardware devices.</summary>
    SHA512,
}
