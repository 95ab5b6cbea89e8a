namespace IamGateway.AspNetCore.Authentication;

/// <summary>Issues and verifies bearer tokens: ES256 JWTs of type <c>iam-session+jwt</c>, each naming one principal session.</summary>
public sealed class SessionTokens
{
    /// <summary>A token for the session the caller acts with; expires with it.</summary>
    public string Issue(Caller caller) => throw new NotSupportedException();

    /// <summary>The session a token names, when the token is ours and valid now.</summary>
    public AuthenticationProblem Verify(string token, out string sessionId) => throw new NotSupportedException();
}
