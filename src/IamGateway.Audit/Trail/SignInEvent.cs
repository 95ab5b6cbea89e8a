namespace IamGateway.Audit.Trail;

/// <summary>One step of a sign-in, sign-out or change of credentials, as it goes into the trail. Carries no password, code, token or cookie.</summary>
public sealed record SignInEvent
{
    public required DateTimeOffset Time { get; init; }

    /// <summary><c>SignIn</c>, <c>Mfa</c>, <c>MfaEnrolment</c>, <c>PermissionSetChosen</c>, <c>TokenIssued</c>, <c>PasswordSet</c>, <c>SignOut</c>, <c>AccessKeyCreated</c>, <c>PersonInvited</c>, <c>RootReset</c>, <c>SignInUnlocked</c>.</summary>
    public required string Step { get; init; }

    public required bool Succeeded { get; init; }

    /// <summary>Stable code of a refusal, for example <c>WrongPassword</c>; null on success.</summary>
    public string? Refusal { get; init; }

    /// <summary>What an operator needs to understand a refusal; never a secret.</summary>
    public string? Detail { get; init; }

    /// <summary>Who, when known: a person's or user's name that exists; null for unknown names, which are never logged.</summary>
    public string? Subject { get; init; }

    /// <summary><c>password</c>, or the identity provider's name.</summary>
    public string? Method { get; init; }

    public string? SignInSessionId { get; init; }
    public string? PrincipalArn { get; init; }
    public string? SourceIp { get; init; }
    public string? UserAgent { get; init; }
}
