namespace IamGateway.Federation.SignIn;

/// <summary>Where to go after a sign-in: a path of this host and nothing else.</summary>
public static class ReturnUrl
{
    /// <summary>The path and query when they are safe, else <c>/</c>.</summary>
    public static string OrRoot(string? returnUrl) => throw new NotSupportedException();
}
