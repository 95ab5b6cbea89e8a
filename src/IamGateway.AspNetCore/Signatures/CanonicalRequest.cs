using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The one text that stands for a request, in which everything that is signed has exactly one form.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>, step 1.</remarks>
internal readonly ref struct CanonicalRequest
{
    private const string NoForm = "The request has no canonical form: its path has empty or dot segments or a malformed escape, or it is too large.";

    public required HttpRequest Request { get; init; }

    /// <summary>The path as it was sent.</summary>
    public required ReadOnlySpan<char> Path { get; init; }

    public required CanonicalQuery Query { get; init; }

    public required RequestSignature Signature { get; init; }

    public required SignatureRules Rules { get; init; }

    /// <summary>Makes sure that all that matters is signed, and hashes what must have been signed.</summary>
    /// <returns>What is wrong; null: nothing is.</returns>
    public SignatureOutcome? Read(ReadOnlySpan<byte> bodyHash, in SigningScope scope, out SignedRequest signed)
    {
        signed = default;
        var headers = new SignedHeaders(Signature.SignedHeaders);
        if (headers.Problem(Request.Headers, Signature.IsPresigned) is { } problem)
        {
            return SignatureOutcome.Refused(SignatureProblem.Incomplete, problem);
        }

        if (SignedPayload.Read(Signature, Rules, bodyHash, out var payload) is { } unsupported)
        {
            return unsupported;
        }

        if (!Digest.TryParse(Signature.Signature, out var presented))
        {
            return SignatureOutcome.Refused(SignatureProblem.WrongSignature);
        }

        if (Hash(headers, payload, bodyHash, out var hash) is { } formless)
        {
            return formless;
        }

        signed = new SignedRequest
        {
            Scope = scope,
            Date = Signature.Date!,
            SecurityToken = Signature.SecurityToken,
            CanonicalHash = hash,
            Signature = presented,
            IsBodySigned = payload.IsBody,
        };
        return null;
    }

    private SignatureOutcome? Hash(SignedHeaders headers, SignedPayload payload, ReadOnlySpan<byte> bodyHash, out Digest hash)
    {
        hash = default;
        var writer = default(CanonicalWriter);
        try
        {
            writer.Append(Request.Method);
            writer.Append((byte)'\n');
            if (!CanonicalPath.TryWrite(Path, Rules, ref writer))
            {
                return SignatureOutcome.Refused(SignatureProblem.Incomplete, NoForm);
            }

            writer.Append((byte)'\n');
            Query.WriteTo(ref writer, except: Signature.SignatureParameter);
            writer.Append((byte)'\n');
            if (!headers.TryWrite(Request.Headers, ref writer))
            {
                return SignatureOutcome.Refused(SignatureProblem.WrongSignature, "A signed header is not part of the request.");
            }

            writer.Append((byte)'\n');
            writer.Append(headers.List);
            writer.Append((byte)'\n');
            payload.WriteTo(ref writer, bodyHash);
            if (writer.IsTooLong)
            {
                return SignatureOutcome.Refused(SignatureProblem.Incomplete, NoForm);
            }

            SHA256.HashData(writer.Written, hash);
            return null;
        }
        finally
        {
            writer.Dispose();
        }
    }
}
