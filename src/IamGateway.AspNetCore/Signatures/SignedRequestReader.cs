using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Reads a signed request, and makes every check that needs no secret: the first that fails is the answer.</summary>
internal static class SignedRequestReader
{
    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The service that it must be signed for.</param>
    /// <param name="bodyHash">SHA-256 of its body.</param>
    /// <param name="now">The time.</param>
    /// <param name="options">Accepted times and regions.</param>
    /// <param name="signed">What was read, when nothing is wrong.</param>
    /// <returns>What is wrong; null: nothing is.</returns>
    public static SignatureOutcome? Read(HttpRequest request, string service, ReadOnlySpan<byte> bodyHash, DateTimeOffset now, SignatureOptions options, out SignedRequest signed)
    {
        signed = default;
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.AsSpan();
        var question = target.IndexOf('?');
        var isQueryRead = CanonicalQuery.TryRead(question < 0 ? default : target[(question + 1)..], out var query);
        using (query)
        {
            if (!isQueryRead)
            {
                return SignatureOutcome.Refused(SignatureProblem.Incomplete, "The query string cannot be read.");
            }

            // 1. Exactly one mechanism, of the version that is supported, with all its parts.
            if (RequestSignature.Read(request, query, out var signature) is { } unreadable)
            {
                return unreadable;
            }

            // 2. Signed for this service, in an accepted region, on the day of its own date.
            if (SigningScope.Read(signature, service, options, out var scope) is { } foreign)
            {
                return foreign with { KeyId = scope.KeyId };
            }

            // 3. Neither too early nor too late; 4. all that matters is signed; 5. and has one canonical form.
            var canonical = new CanonicalRequest
            {
                Request = request,
                Path = question < 0 ? target : target[..question],
                Query = query,
                Signature = signature,
                Rules = SignatureRules.Of(service),
            };
            var refusal = SigningTime.Check(signature, now, options.Skew) ?? canonical.Read(bodyHash, scope, out signed);
            return refusal is { } refused ? refused with { KeyId = scope.KeyId } : null;
        }
    }
}
