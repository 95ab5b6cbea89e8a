using System.Runtime.CompilerServices;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signatures;
using IamGateway.Identity.Credentials;

namespace IamGateway.Server.Composition;

/// <summary>What signs requests: the access keys of the identity store, and the session credentials that tokens carry.</summary>
/// <remarks>One credential for as long as a key is remembered: what is kept for a caller is found by it again.</remarks>
internal sealed class IdentitySigningCredentials(LiveAccessKeys keys, SessionSigningCredentials sessions) : ISigningCredentials
{
    private readonly ConditionalWeakTable<LiveAccessKey, SigningCredential> _credentials = [];

    public async ValueTask<SigningCredential?> FindAsync(string keyId, string? securityToken, CancellationToken cancellationToken) => securityToken is not null
        ? await sessions.FindAsync(keyId, securityToken, cancellationToken)
        : await keys.FindAsync(keyId, cancellationToken) is { } key ? _credentials.GetValue(key, CredentialOf) : null;

    private static SigningCredential CredentialOf(LiveAccessKey key) => new(key.Secret, CallerOf(key)) { IsActive = key.IsActive };

    private static Caller CallerOf(LiveAccessKey key) => new()
    {
        Type = PrincipalType.User,
        Arn = key.User.Arn,
        PrincipalArn = key.User.Arn,
        Account = key.User.AccountId,
        UserId = key.User.Id,
        EntityId = key.User.Id,
        UserName = key.User.Name,
        Groups = [.. key.Groups],
        Tags = key.User.Tags.ToDictionary(),
        SessionId = "",
        AccessKeyId = key.Id,
        IsLongTerm = true,
    };
}
