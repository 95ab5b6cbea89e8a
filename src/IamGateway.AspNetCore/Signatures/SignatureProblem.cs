namespace IamGateway.AspNetCore.Signatures;

/// <summary>Why a signature is not believed. The AWS error named is the one of the query protocol; other protocols have names of their own for the same.</summary>
public enum SignatureProblem
{
    /// <summary>None: the request is what its caller signed.</summary>
    None,
    /// <summary>The request is not signed: <c>MissingAuthenticationToken</c>.</summary>
    Missing,
    /// <summary>It is signed in two ways, or carries a part of its signature twice: <c>InvalidRequest</c>.</summary>
    Ambiguous,
    /// <summary>A part of the signature is missing or cannot be read, or the request has no canonical form: <c>IncompleteSignature</c>.</summary>
    Incomplete,
    /// <summary>It is signed with Signature Version 2 or 4A, or its payload in a way that is not accepted here: <c>InvalidRequest</c>.</summary>
    NotSupported,
    /// <summary>It is signed for another service, region or date: <c>SignatureDoesNotMatch</c>.</summary>
    WrongScope,
    /// <summary>It was signed too long ago, or is not yet valid: <c>SignatureDoesNotMatch</c>, for S3 <c>RequestTimeTooSkewed</c>.</summary>
    ClockSkew,
    /// <summary>The presigned URL's time is over: <c>RequestExpired</c>, for S3 <c>AccessDenied</c>.</summary>
    Expired,
    /// <summary>Nobody has the access key, or it is inactive: <c>InvalidClientTokenId</c>.</summary>
    UnknownKey,
    /// <summary>The session token is missing, not its key's, or comes with a key that has none: <c>InvalidClientTokenId</c>.</summary>
    TokenMismatch,
    /// <summary>The session credential's time is over: <c>ExpiredToken</c>.</summary>
    TokenExpired,
    /// <summary>The request is not what was signed, or another secret signed it: <c>SignatureDoesNotMatch</c>.</summary>
    WrongSignature,
    /// <summary>The body is not the one that was signed: <c>SignatureDoesNotMatch</c>, for S3 <c>XAmzContentSHA256Mismatch</c>.</summary>
    WrongBodyHash,
    /// <summary>It could not be checked, because the credentials cannot be read now: <c>ServiceUnavailable</c>.</summary>
    Unavailable,
}
