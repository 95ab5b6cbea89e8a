using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Takes a role out of an instance profile.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html"/>.</remarks>
internal sealed class RemoveRoleFromInstanceProfile(Scope scope) : IOperation<RemoveRoleFromInstanceProfile, RemoveRoleFromInstanceProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:RemoveRoleFromInstanceProfile", AccessLevel.Write, "instance-profile/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName, RoleName RoleName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        if (profile.RoleId != role.Id)
            throw new ApiException(ErrorCode.NoSuchEntity, $"The role with name {role.Name} is not in the instance profile {profile.Name}.");

        profile.RoleId = null;
        return NoResponse.Done;
    }
}
