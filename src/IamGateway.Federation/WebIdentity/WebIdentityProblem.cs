namespace IamGateway.Federation.WebIdentity;

/// <summary>Why a web identity token is not believed.</summary>
public enum WebIdentityProblem
{
    /// <summary>It is no token that a provider of the account signed for one of its audiences.</summary>
    Invalid,
    /// <summary>Its time is over.</summary>
    Expired,
    /// <summary>The provider does not answer, so that nobody can say.</summary>
    ProviderUnavailable,
}
