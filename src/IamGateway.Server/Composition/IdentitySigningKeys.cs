using System.Collections.Concurrent;
using System.Security.Cryptography;
using IamGateway.AspNetCore.Signing;
using IamGateway.Identity.Credentials;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Server.Composition;

/// <summary>The signing keys of the identity store.</summary>
internal sealed class IdentitySigningKeys(SigningKeys keys) : ISigningKeys
{
    private readonly ConcurrentDictionary<string, ECDsaSecurityKey> _byId = new(StringComparer.Ordinal);

    public ECDsaSecurityKey Current => KeyOf(keys.Current);

    public IReadOnlyList<ECDsaSecurityKey> Valid => [.. keys.Valid.Select(KeyOf)];

    private ECDsaSecurityKey KeyOf((string Id, ECDsa Key) key) =>
        _byId.GetOrAdd(key.Id, static (id, ecdsa) => new ECDsaSecurityKey(ecdsa) { KeyId = id }, key.Key);
}
