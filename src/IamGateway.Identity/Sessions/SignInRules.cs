namespace IamGateway.Identity.Sessions;

/// <summary>How long sign-ins last, and what they must prove.</summary>
public sealed record SignInRules
{
    /// <summary>A sign-in that is not used for this long ends. Default 1 h.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A sign-in ends after this, used or not. Default 8 h.</summary>
    public TimeSpan Absolute { get; init; } = TimeSpan.FromHours(8);

    /// <summary>True: everybody proves a second factor at every sign-in. False (default): when a policy asks for it, and IAM users and root users who have enrolled one at every sign-in, as AWS does.</summary>
    public bool MfaAtSignIn { get; init; }
}
