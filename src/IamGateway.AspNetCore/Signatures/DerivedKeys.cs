using System.Security.Cryptography;
using System.Text;
using IamGateway.AspNetCore.Signing;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Signing keys derived from secrets, the recently used kept in memory.</summary>
/// <remarks>
/// A key is kept only once it verified a signature, so that nobody without a secret can fill the memory, and serves only the secret it was derived from.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>, step 3.
/// </remarks>
/// <param name="capacity">At most so many are kept.</param>
internal sealed class DerivedKeys(int capacity)
{
    private readonly RecentCache<SigningScope, Kept> _kept = new(capacity);

    /// <summary>Secret of those whose secret is unknown; nobody can sign with it.</summary>
    private readonly byte[] _nobodysSecret = RandomNumberGenerator.GetBytes(40);

    /// <summary>True: the secret made this signature. Every no takes the same work, whether the secret is known (null: it is not) and its key kept or not.</summary>
    public bool IsSignedBy(ReadOnlyMemory<byte>? secret, in SigningScope scope, ReadOnlySpan<byte> stringToSign, in Digest signature)
    {
        if (secret is { } known && _kept.TryGet(scope, out var kept) && CryptographicOperations.FixedTimeEquals(kept.Secret.Span, known.Span))
        {
            if (IsSigned(kept.Key, stringToSign, signature))
            {
                return true;
            }

            Derive(_nobodysSecret, scope);
            return false;
        }

        var key = Derive(secret is { } given ? given.Span : _nobodysSecret, scope);
        var isSigned = IsSigned(key, stringToSign, signature) & secret is not null;
        if (isSigned)
        {
            _kept.Set(scope, new Kept(secret!.Value, key));
        }

        return isSigned;
    }

    private static bool IsSigned(in Digest key, ReadOnlySpan<byte> stringToSign, in Digest signature)
    {
        Span<byte> computed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, stringToSign, computed);
        return CryptographicOperations.FixedTimeEquals(computed, signature);
    }

    private static Digest Derive(ReadOnlySpan<byte> secret, in SigningScope scope)
    {
        Span<byte> first = stackalloc byte[256];
        first = secret.Length + 4 <= first.Length ? first[..(secret.Length + 4)] : new byte[secret.Length + 4];
        "AWS4"u8.CopyTo(first);
        secret.CopyTo(first[4..]);

        Span<byte> text = stackalloc byte[SigningScope.MaxNameLength];
        scope.Date.TryFormat(text, out var length, SigningScope.DateFormat);
        Digest key = default;
        HMACSHA256.HashData(first, text[..length], key);
        CryptographicOperations.ZeroMemory(first);
        HMACSHA256.HashData(key, text[..Encoding.ASCII.GetBytes(scope.Region, text)], key);
        HMACSHA256.HashData(key, text[..Encoding.ASCII.GetBytes(scope.Service, text)], key);
        HMACSHA256.HashData(key, text[..Encoding.ASCII.GetBytes(SigningScope.Terminator, text)], key);
        return key;
    }

    private sealed class Kept(ReadOnlyMemory<byte> secret, Digest key)
    {
        public ReadOnlyMemory<byte> Secret { get; } = secret;

        public Digest Key { get; } = key;
    }
}
