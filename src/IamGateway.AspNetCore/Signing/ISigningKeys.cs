using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Signing;

/// <summary>The ES256 keys that sign session tokens and upstream identities. Answers from memory.</summary>
public interface ISigningKeys
{
    /// <summary>The key that signs now; its <c>KeyId</c> is set.</summary>
    ECDsaSecurityKey Current { get; }

    /// <summary>Every key that still verifies, the current one included.</summary>
    IReadOnlyList<ECDsaSecurityKey> Valid { get; }
}
