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
        var secret = RandomNumberGenerator.GetString(Base64, 40);   // 240 random bits; forty characters, as tools expect
        var key = new AccessKey
        {
            Id = UniqueId.Iam("AKIA")[..20],   // twenty characters, one less than ids of principals, as tools expect
            UserId = userId,
            SealedSecret = ring.Seal(SealPurpose, Encoding.UTF8.GetBytes(secret)),
            CreatedAt = clock.GetUtcNow(),
        };
        return (key, secret);
    }
}
