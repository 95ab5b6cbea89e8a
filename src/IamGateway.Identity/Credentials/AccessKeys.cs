using System.Security.Cryptography;
using System.Text;
using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Credentials;

/// <summary>Makes access keys.</summary>
public static class AccessKeys
{
    /// <summary>What the key ring seals access-key secrets for.</summary>
    public const string SealPurpose = "access-key";

    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>A new active key of an IAM user, and its secret of forty characters, which is shown once.</summary>
    public static (AccessKey Key, string Secret) New(KeyRing ring, string userId, TimeProvider clock)
    {
        var (id, secret) = New("AKIA");
        var key = new AccessKey
        {
            Id = id,
            UserId = userId,
            SealedSecret = ring.Seal(SealPurpose, Encoding.UTF8.GetBytes(secret)),
            CreatedAt = clock.GetUtcNow(),
        };
        return (key, secret);
    }

    /// <summary>Id (<c>ASIA…</c>) and secret of temporary credentials. Kept nowhere: the session token carries them.</summary>
    public static (string Id, string Secret) NewTemporary() => New("ASIA");

    /// <summary>Twenty characters, one less than ids of principals, and forty of 240 random bits, both as tools expect.</summary>
    private static (string Id, string Secret) New(string prefix) => (UniqueId.Iam(prefix)[..20], RandomNumberGenerator.GetString(Base64, 40));
}
