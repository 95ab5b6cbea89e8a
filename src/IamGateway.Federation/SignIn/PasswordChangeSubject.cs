namespace IamGateway.Federation.SignIn;

/// <summary>Whose password a browser may exchange.</summary>
/// <param name="UserName">Of the IAM user.</param>
/// <param name="AccountId">Of its account.</param>
/// <param name="NeedsCode">Whether a code of an authenticator has to be given, too.</param>
public sealed record PasswordChangeSubject(string UserName, string AccountId, bool NeedsCode);
