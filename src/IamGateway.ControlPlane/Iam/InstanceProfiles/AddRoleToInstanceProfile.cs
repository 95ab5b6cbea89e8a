using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Puts a role into an instance profile that has none.</summary>
/// <remarks>
/// Whoever gets at the instance gets at the role, so the caller must be allowed to pass it.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html"/>.
/// </remarks>
internal sealed class AddRoleToInstanceProfile(Scope scope) : IOperation<AddRoleToInstanceProfile, AddRoleToInstanceProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:AddRoleToInstanceProfile", AccessLevel.Write, "instance-profile/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PassedToService, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName, RoleName RoleName);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken)
    {
        var passing = await scope.OnRoleAsync(request.RoleName, cancellationToken);
        return await scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken) with
        {
            Also = [passing.With([new ContextValue(IamKeys.PassedToService, "ec2.amazonaws.com")]) with { Action = "iam:PassRole" }],
        };
    }

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        if (profile.RoleId is not null)
            throw new ApiException(ErrorCode.LimitExceeded, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");

        profile.RoleId = role.Id;
        return NoResponse.Done;
    }
}
