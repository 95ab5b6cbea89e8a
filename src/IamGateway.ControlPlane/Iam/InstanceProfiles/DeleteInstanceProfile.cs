using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Deletes an instance profile that has no role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html"/>.</remarks>
internal sealed class DeleteInstanceProfile(Scope scope) : IOperation<DeleteInstanceProfile, DeleteInstanceProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteInstanceProfile", AccessLevel.Write, "instance-profile/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        if (profile.RoleId is not null)
            throw new ApiException(ErrorCode.DeleteConflict, "Cannot delete entity, must remove roles from instance profile first.");

        scope.Db.Remove(profile);
        return NoResponse.Done;
    }
}
