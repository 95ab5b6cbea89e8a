using System.Text;
using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>Access keys and session credentials that tests give and take.</summary>
internal sealed class TestCredentials : ISigningCredentials
{
    public const string SessionKeyId = "ASIAEXAMPLESESSION01";
    public const string SessionToken = "v1.k1.c2Vzc2lvbitvZithbGljZQ==/+";

    public Dictionary<(string KeyId, string? Token), SigningCredential> Known { get; } = new()
    {
        [(Signer.KeyId, null)] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Bob),
        [(SessionKeyId, SessionToken)] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Alice) { ExpiresAt = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero) },
    };

    public Exception? Failure { get; set; }

    public ValueTask<SigningCredential?> FindAsync(string keyId, string? securityToken, CancellationToken cancellationToken) =>
        Failure is null ? ValueTask.FromResult(Known.GetValueOrDefault((keyId, securityToken))) : ValueTask.FromException<SigningCredential?>(Failure);
}
