namespace IamGateway.Web.SignIn;

/// <summary>What the sign-in page shows.</summary>
public sealed record SignInForm
{
    /// <summary>Where to go afterwards: a path of this host.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Host that is signed in to, so that people can tell a copy of this page.</summary>
    public required string Host { get; init; }

    /// <summary>Name in URLs and name to show of each identity provider.</summary>
    public required IReadOnlyList<(string Name, string DisplayName)> Providers { get; init; }

    public string? UserName { get; init; }

    /// <summary>Account id or alias; null for people.</summary>
    public string? Account { get; init; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the page is shown; null: it needs no word.</summary>
    public string? Note { get; init; }

    /// <summary>Who is signed in already; null: nobody.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>Where someone who is signed in can go on.</summary>
    public string? ContinueAt { get; init; }
}
