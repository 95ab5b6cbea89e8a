namespace IamGateway.Identity.Sessions;

/// <summary>How long sign-ins last.</summary>
public sealed record SessionLimits
{
    /// <summary>A sign-in that is not used for this long ends. Default 1 h.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A sign-in ends after this, used or not. Default 8 h.</summary>
    public TimeSpan Absolute { get; init; } = TimeSpan.FromHours(8);
}
