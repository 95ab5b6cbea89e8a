namespace IamGateway.Web.SignIn;

/// <summary>What the second-factor page shows.</summary>
public sealed record SecondFactorForm
{
    /// <summary>Where to go afterwards: a path of this host.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Who is signed in.</summary>
    public required string DisplayName { get; init; }

    /// <summary>False: there is no authenticator yet, so the page leads to enrolment.</summary>
    public required bool HasDevice { get; init; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Problem { get; init; }
}
