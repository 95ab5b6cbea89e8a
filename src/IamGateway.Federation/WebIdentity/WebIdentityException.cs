namespace IamGateway.Federation.WebIdentity;

/// <summary>A web identity token is not believed.</summary>
/// <param name="problem">Why.</param>
/// <param name="message">A sentence for whoever sent it; nothing of the token but its issuer.</param>
public sealed class WebIdentityException(WebIdentityProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public WebIdentityProblem Problem { get; } = problem;
}
