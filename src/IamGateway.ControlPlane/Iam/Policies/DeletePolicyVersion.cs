using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Deletes a version of a managed policy that is not the default one. Its id is not given again.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html"/>.</remarks>
internal sealed class DeletePolicyVersion(Scope scope) : IOperation<DeletePolicyVersion, DeletePolicyVersion.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeletePolicyVersion", AccessLevel.PermissionsManagement, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.InvalidInput, ErrorCode.DeleteConflict],
    };

    public sealed record Request(PolicyArn PolicyArn, PolicyVersionId VersionId);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        var version = await scope.RequireVersionAsync(policy, request.VersionId, cancellationToken);
        if (version.Number == policy.DefaultVersion)
            throw new ApiException(ErrorCode.DeleteConflict, "Cannot delete the default version of a policy.");

        scope.Db.Remove(version);
        return NoResponse.Done;
    }
}
