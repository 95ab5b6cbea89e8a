using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>32 bytes: a SHA-256 hash, an HMAC or a derived key, kept where no array is wanted.</summary>
[InlineArray(SHA256.HashSizeInBytes)]
internal struct Digest
{
    private byte _first;

    /// <summary>Reads 64 lower-case hexadecimal digits, as everybody writes them in a signature.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Digest digest)
    {
        digest = default;
        return text.Length == 2 * SHA256.HashSizeInBytes
            && !text.ContainsAnyInRange('A', 'F')
            && Convert.FromHexString(text, digest, out _, out _) == System.Buffers.OperationStatus.Done;
    }
}
