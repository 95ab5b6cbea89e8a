namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>A report of last accesses that was asked for.</summary>
/// <param name="Account">In which account.</param>
/// <param name="Arn">Of the user, group, role or managed policy that it is about.</param>
/// <param name="Granularity"><c>SERVICE_LEVEL</c> or <c>ACTION_LEVEL</c>.</param>
internal sealed record AccessJob(string Account, string Arn, string Granularity, DateTimeOffset CreatedAt)
{
    public bool HasActions => Granularity == "ACTION_LEVEL";
}
