using System.Buffers.Binary;
using System.Security.Cryptography;
using IamGateway.Identity.Credentials;

namespace IamGateway.Federation.SignIn;

/// <summary>Carries a new seed through the enrolment form, so that nothing is kept for enrolments that never end: readable for the gateway only, for one sign-in session, for ten minutes.</summary>
internal sealed class EnrolmentSeal(KeyRing keys, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public string Close(string signInSessionId, ReadOnlySpan<byte> seed)
    {
        var content = new byte[sizeof(long) + seed.Length];
        BinaryPrimitives.WriteInt64BigEndian(content, (clock.GetUtcNow() + Lifetime).UtcTicks);
        seed.CopyTo(content.AsSpan(sizeof(long)));
        return keys.Seal(Purpose(signInSessionId), content);
    }

    /// <summary>The seed; null: too old, of another session, or not sealed here.</summary>
    public byte[]? Open(string signInSessionId, string sealedText)
    {
        try
        {
            var content = keys.Open(Purpose(signInSessionId), sealedText);
            return BinaryPrimitives.ReadInt64BigEndian(content) > clock.GetUtcNow().UtcTicks ? content[sizeof(long)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Purpose(string signInSessionId) => $"mfa-enrolment:{signInSessionId}";
}
