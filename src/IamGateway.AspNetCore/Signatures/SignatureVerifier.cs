using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>Verifies requests that are signed with AWS's Signature Version 4, in the Authorization header or in the query of a presigned URL.</summary>
/// <remarks>
/// Works on the request as it was sent: the raw target, and the headers as they arrived. Source: <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"/>.
/// A signature can be used again until its time is over, as with AWS.
/// </remarks>
/// <param name="credentials">Which secrets sign.</param>
/// <param name="clock">Tells what is too old.</param>
/// <param name="options">Accepted times and regions.</param>
/// <param name="logger">Hears when credentials cannot be read.</param>
public sealed class SignatureVerifier(ISigningCredentials credentials, TimeProvider clock, SignatureOptions options, ILogger<SignatureVerifier> logger)
{
    private readonly DerivedKeys _keys = new(options.KeptSigningKeys);

    /// <summary>Verifies a request. Never throws for what a client sent: what cannot be checked is <see cref="SignatureProblem.Unavailable"/>.</summary>
    /// <param name="context">The request; its body is not read.</param>
    /// <param name="service">The service that it must be signed for, as in a credential scope: <c>iam</c>, <c>sts</c>. At most 64 characters. <c>s3</c> is signed by rules of its own.</param>
    /// <param name="bodyHash">SHA-256 of the body: 32 bytes.</param>
    /// <param name="cancellationToken">Ends the search for the credential.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bodyHash"/> is not 32 bytes long, or <paramref name="service"/> too long.</exception>
    public ValueTask<SignatureOutcome> VerifyAsync(HttpContext context, string service, ReadOnlyMemory<byte> bodyHash, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bodyHash.Length, SHA256.HashSizeInBytes, nameof(bodyHash));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(service.Length, SigningScope.MaxNameLength, nameof(service));
        var refusal = SignedRequestReader.Read(context.Request, service, bodyHash.Span, clock.GetUtcNow(), options, out var signed);
        return refusal is { } outcome ? ValueTask.FromResult(outcome) : VerifyAsync(signed, cancellationToken);
    }

    private async ValueTask<SignatureOutcome> VerifyAsync(SignedRequest signed, CancellationToken cancellationToken)
    {
        SigningCredential? credential;
        try
        {
            credential = await credentials.FindAsync(signed.Scope.KeyId, signed.SecurityToken, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Refused(signed, SignatureProblem.Unavailable);
        }
#pragma warning disable CA1031 // whatever fails here, the signature is not verified
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.CredentialsUnavailable(logger, exception);
            return Refused(signed, SignatureProblem.Unavailable);
        }

        var problem = Judge(signed, credential is { IsActive: true } ? credential : null);
        return problem == SignatureProblem.None
            ? new SignatureOutcome(credential!.Caller, SignatureProblem.None, null) { KeyId = signed.Scope.KeyId, Region = signed.Scope.Region }
            : Refused(signed, problem);
    }

    /// <summary>The signature is compared first: only who holds the secret learns that a token is over or a body another.</summary>
    private SignatureProblem Judge(in SignedRequest signed, SigningCredential? credential)
    {
        var isSigned = _keys.IsSignedBy(credential?.Secret, signed.Scope, StringToSign.Write(signed, stackalloc byte[StringToSign.MaxLength]), signed.Signature);
        return TokenProblem(signed) is { } mismatch ? mismatch
            : credential is null ? (signed.SecurityToken is null ? SignatureProblem.UnknownKey : SignatureProblem.TokenMismatch)
            : !isSigned ? SignatureProblem.WrongSignature
            : credential.ExpiresAt <= clock.GetUtcNow() ? SignatureProblem.TokenExpired
            : !signed.IsBodySigned ? SignatureProblem.WrongBodyHash
            : SignatureProblem.None;
    }

    /// <summary>A session's key (<c>ASIA</c>) signs with its token, a user's (<c>AKIA</c>) without one. Source: IAM User Guide, "IAM identifiers", unique ID prefixes.</summary>
    private static SignatureProblem? TokenProblem(in SignedRequest signed)
    {
        var keyId = signed.Scope.KeyId;
        var isMismatch = signed.SecurityToken is null ? keyId.StartsWith("ASIA", StringComparison.Ordinal) : keyId.StartsWith("AKIA", StringComparison.Ordinal);
        return isMismatch ? SignatureProblem.TokenMismatch : null;
    }

    private static SignatureOutcome Refused(in SignedRequest signed, SignatureProblem problem) => SignatureOutcome.Refused(problem) with { KeyId = signed.Scope.KeyId };
}
