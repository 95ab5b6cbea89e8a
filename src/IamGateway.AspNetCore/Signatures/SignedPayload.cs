using System.Security.Cryptography;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>What a signature says of the body.</summary>
internal readonly ref struct SignedPayload(ReadOnlySpan<char> line, bool isBody)
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";

    private static readonly byte[] HashOfNothing = SHA256.HashData([]);

    private readonly ReadOnlySpan<char> _line = line;

    /// <summary>The body that came is the one that was signed, or need not be.</summary>
    public bool IsBody { get; } = isBody;

    /// <summary>Compares what the request declares of its body with the body that came.</summary>
    /// <remarks>
    /// Only for S3 may a body be unsigned. A presigned request of another service may be signed as if its body were, because some clients presign everything so, but then has none.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"/>.
    /// </remarks>
    /// <returns>Why the payload cannot be verified; null: it can.</returns>
    public static SignatureOutcome? Read(in RequestSignature signature, SignatureRules rules, ReadOnlySpan<byte> bodyHash, out SignedPayload payload)
    {
        payload = default;
        switch (signature.PayloadHash)
        {
            case null when !rules.MayLeaveBodyUnsigned:
                payload = new SignedPayload(default, isBody: true);
                return null;
            case null when !signature.IsPresigned:
                return SignatureOutcome.Refused(SignatureProblem.Incomplete, "Missing required header for this request: x-amz-content-sha256.");
            case null or Unsigned when rules.MayLeaveBodyUnsigned:
                payload = new SignedPayload(Unsigned, isBody: true);
                return null;
            case Unsigned when signature.IsPresigned:
                payload = new SignedPayload(Unsigned, bodyHash.SequenceEqual(HashOfNothing));
                return null;
            case var declared when Digest.TryParse(declared, out var hash):
                payload = new SignedPayload(declared, bodyHash.SequenceEqual(hash));
                return null;
            default:
                return SignatureOutcome.Refused(SignatureProblem.NotSupported, "The value of x-amz-content-sha256 must be the SHA-256 of the body in lower-case hexadecimal digits.");
        }
    }

    /// <summary>Writes the last line of the canonical request: what the request declares, otherwise the hash of the body.</summary>
    public void WriteTo(ref CanonicalWriter writer, ReadOnlySpan<byte> bodyHash)
    {
        Span<char> written = stackalloc char[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(bodyHash, written, out _);
        writer.Append(_line.IsEmpty ? written : _line);
    }
}
