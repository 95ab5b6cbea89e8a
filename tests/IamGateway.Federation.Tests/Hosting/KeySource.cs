using IamGateway.AspNetCore.Signing;
using IamGateway.Identity.Credentials;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>The store's signing keys as tokens want them.</summary>
internal sealed class KeySource(SigningKeys keys) : ISigningKeys
{
    public ECDsaSecurityKey Current => new(keys.Current.Key) { KeyId = keys.Current.Id };

    public IReadOnlyList<ECDsaSecurityKey> Valid => [.. keys.Valid.Select(key => new ECDsaSecurityKey(key.Key) { KeyId = key.Id })];
}
