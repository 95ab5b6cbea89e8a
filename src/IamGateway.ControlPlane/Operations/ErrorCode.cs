namespace IamGateway.ControlPlane.Operations;

/// <summary>An error as callers know it, by the names that the wire protocols have for it.</summary>
/// <param name="Name">In the Query protocol.</param>
/// <param name="Status">HTTP status of the Query and REST protocols; of awsJson it is 400 for all but the server's own faults.</param>
/// <param name="JsonName">In the JSON protocols; null: the name with <c>Exception</c>.</param>
/// <remarks>Source: IAM and STS API References, "Common Errors" and the errors of each operation.</remarks>
internal sealed record ErrorCode(string Name, int Status, string? JsonName = null)
{
    // The request as such.
    public static ErrorCode MissingAction { get; } = new("MissingAction", 400);
    public static ErrorCode InvalidAction { get; } = new("InvalidAction", 400, "UnknownOperationException");
    public static ErrorCode MalformedInput { get; } = new("MalformedInput", 400, "SerializationException");
    public static ErrorCode ValidationError { get; } = new("ValidationError", 400, "ValidationException");
    public static ErrorCode RequestTooLarge { get; } = new("RequestEntityTooLarge", 413, "RequestEntityTooLargeException");
    public static ErrorCode InternalFailure { get; } = new("InternalFailure", 500, "InternalServerException");
    public static ErrorCode ServiceUnavailable { get; } = new("ServiceUnavailable", 503, "ServiceUnavailableException");

    // Who asks.
    public static ErrorCode MissingAuthenticationToken { get; } = new("MissingAuthenticationToken", 403);
    public static ErrorCode IncompleteSignature { get; } = new("IncompleteSignature", 400);
    public static ErrorCode InvalidRequest { get; } = new("InvalidRequest", 400);
    public static ErrorCode InvalidClientTokenId { get; } = new("InvalidClientTokenId", 403, "UnrecognizedClientException");
    public static ErrorCode SignatureDoesNotMatch { get; } = new("SignatureDoesNotMatch", 403, "InvalidSignatureException");
    public static ErrorCode RequestExpired { get; } = new("RequestExpired", 400);
    public static ErrorCode ExpiredToken { get; } = new("ExpiredToken", 403);
    public static ErrorCode AccessDenied { get; } = new("AccessDenied", 403);

    public static ErrorCode PackedPolicyTooLarge { get; } = new("PackedPolicyTooLarge", 400);
    public static ErrorCode InvalidParameterValue { get; } = new("InvalidParameterValue", 400);
    public static ErrorCode InvalidAuthorizationMessage { get; } = new("InvalidAuthorizationMessageException", 400, "InvalidAuthorizationMessageException");

    // Who asks, by what an identity provider says. Source: STS API Reference, "AssumeRoleWithWebIdentity", "AssumeRoleWithSAML".
    public static ErrorCode InvalidIdentityToken { get; } = new("InvalidIdentityToken", 400);
    public static ErrorCode ExpiredIdentityToken { get; } = new("ExpiredTokenException", 400, "ExpiredTokenException");
    public static ErrorCode ProviderUnreachable { get; } = new("IDPCommunicationError", 400);
    public static ErrorCode ProviderRejectedClaim { get; } = new("IDPRejectedClaim", 403);

    // What exists.
    public static ErrorCode NoSuchEntity { get; } = new("NoSuchEntity", 404, "ResourceNotFoundException");
    public static ErrorCode EntityAlreadyExists { get; } = new("EntityAlreadyExists", 409, "ConflictException");
    public static ErrorCode LimitExceeded { get; } = new("LimitExceeded", 409, "ServiceQuotaExceededException");
    public static ErrorCode DeleteConflict { get; } = new("DeleteConflict", 409, "ConflictException");
    public static ErrorCode ConcurrentModification { get; } = new("ConcurrentModification", 409, "ConflictException");
    public static ErrorCode UnmodifiableEntity { get; } = new("UnmodifiableEntity", 400);
    public static ErrorCode InvalidInput { get; } = new("InvalidInput", 400, "ValidationException");
    public static ErrorCode MalformedPolicyDocument { get; } = new("MalformedPolicyDocument", 400);
    public static ErrorCode EntityTemporarilyUnmodifiable { get; } = new("EntityTemporarilyUnmodifiable", 409);
    public static ErrorCode InvalidUserType { get; } = new("InvalidUserType", 400);
    public static ErrorCode PasswordPolicyViolation { get; } = new("PasswordPolicyViolation", 400);
    public static ErrorCode InvalidAuthenticationCode { get; } = new("InvalidAuthenticationCode", 403);
    public static ErrorCode MalformedCertificate { get; } = new("MalformedCertificate", 400);
    public static ErrorCode InvalidCertificate { get; } = new("InvalidCertificate", 400);
    public static ErrorCode DuplicateCertificate { get; } = new("DuplicateCertificate", 409);
    public static ErrorCode PolicyNotAttachable { get; } = new("PolicyNotAttachable", 400);

    public static ErrorCode NotManagementAccount { get; } = new("AccountNotManagementOrDelegatedAdministratorException", 400, "AccountNotManagementOrDelegatedAdministratorException");

    public static ErrorCode PolicyEvaluation { get; } = new("PolicyEvaluation", 500);
    public static ErrorCode ReportNotPresent { get; } = new("ReportNotPresent", 410);
    public static ErrorCode ReportExpired { get; } = new("ReportExpired", 410);

    // Access checks.
    public static ErrorCode InvalidParameter { get; } = new("InvalidParameter", 400);
    public static ErrorCode UnprocessableEntity { get; } = new("UnprocessableEntity", 422);

    /// <summary>Whose fault it is, as the Query protocol says it.</summary>
    public string Fault => Status >= 500 ? "Receiver" : "Sender";

    /// <summary>The name in the JSON protocols.</summary>
    public string NameInJson => JsonName ?? Name + "Exception";
}
