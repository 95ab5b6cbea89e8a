using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Signatures;
using IamGateway.Identity.Credentials;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Finds out who makes a call: by AWS's signature or by a bearer token. Never by a cookie: a page of another origin could make a browser send one.</summary>
internal sealed class CallAuthenticator(SignatureVerifier signatures, LiveAccessKeys keys, CallerAuthenticator tokens)
{
    /// <summary>Authenticates a call.</summary>
    /// <param name="http">Its request.</param>
    /// <param name="service">The service that its signature must be for.</param>
    /// <param name="bodyHash">SHA-256 of its body.</param>
    /// <exception cref="ApiException">It is not authenticated.</exception>
    public async ValueTask<Caller> AuthenticateAsync(HttpContext http, string service, ReadOnlyMemory<byte> bodyHash)
    {
        if (PresentedCredential.IsBearer(http.Request, out _))
            return await ByTokenAsync(http);

        var outcome = await signatures.VerifyAsync(http, service, bodyHash, http.RequestAborted);
        if (outcome.Caller is not { } caller)
            throw new ApiException(CodeOf(outcome.Problem), outcome.Detail ?? SentenceOf(outcome.Problem));
        if (caller.IsLongTerm)
            await keys.NoteUseAsync(outcome.KeyId!, service, outcome.Region!, http.RequestAborted);
        return caller;
    }

    private async ValueTask<Caller> ByTokenAsync(HttpContext http)
    {
        var authenticated = await tokens.AuthenticateAsync(http);
        return authenticated.Problem switch
        {
            AuthenticationProblem.None => authenticated.Caller,
            AuthenticationProblem.Unavailable => throw new ApiException(ErrorCode.ServiceUnavailable, SentenceOf(SignatureProblem.Unavailable)),
            AuthenticationProblem.Expired or AuthenticationProblem.SessionEnded => throw new ApiException(ErrorCode.ExpiredToken, SentenceOf(SignatureProblem.TokenExpired)),
            AuthenticationProblem.Ambiguous => throw new ApiException(ErrorCode.InvalidRequest, SentenceOf(SignatureProblem.Ambiguous)),
            _ => throw new ApiException(ErrorCode.InvalidClientTokenId, SentenceOf(SignatureProblem.UnknownKey)),
        };
    }

    private static ErrorCode CodeOf(SignatureProblem problem) => problem switch
    {
        SignatureProblem.Missing => ErrorCode.MissingAuthenticationToken,
        SignatureProblem.Incomplete => ErrorCode.IncompleteSignature,
        SignatureProblem.Ambiguous or SignatureProblem.NotSupported => ErrorCode.InvalidRequest,
        SignatureProblem.UnknownKey or SignatureProblem.TokenMismatch => ErrorCode.InvalidClientTokenId,
        SignatureProblem.TokenExpired => ErrorCode.ExpiredToken,
        SignatureProblem.Expired => ErrorCode.RequestExpired,
        SignatureProblem.Unavailable => ErrorCode.ServiceUnavailable,
        _ => ErrorCode.SignatureDoesNotMatch,
    };

    private static string SentenceOf(SignatureProblem problem) => problem switch
    {
        SignatureProblem.Missing => "Request is missing Authentication Token",
        SignatureProblem.Ambiguous => "The request must carry one credential, not several.",
        SignatureProblem.NotSupported => "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
        SignatureProblem.UnknownKey or SignatureProblem.TokenMismatch => "The security token included in the request is invalid.",
        SignatureProblem.TokenExpired => "The security token included in the request is expired",
        SignatureProblem.Expired => "Request has expired.",
        SignatureProblem.Unavailable => "The request has failed due to a temporary failure of the server.",
        SignatureProblem.Incomplete => "The request signature does not conform to AWS standards.",
        _ => "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    };
}
