namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>A permissions boundary as answers have it.</summary>
/// <param name="PermissionsBoundaryType">Always <c>Policy</c>.</param>
/// <param name="PermissionsBoundaryArn">ARN of the managed policy.</param>
internal sealed record BoundaryView(string PermissionsBoundaryType, string PermissionsBoundaryArn)
{
    /// <summary>Null: none.</summary>
    public static BoundaryView? Of(string? arn) => arn is null ? null : new BoundaryView("Policy", arn);
}
