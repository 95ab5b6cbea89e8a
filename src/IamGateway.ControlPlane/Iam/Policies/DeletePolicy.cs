using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Deletes a managed policy that nobody uses and that has no version beside its default one.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html"/>.</remarks>
internal sealed class DeletePolicy(Scope scope) : IOperation<DeletePolicy, DeletePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeletePolicy", AccessLevel.PermissionsManagement, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.InvalidInput, ErrorCode.DeleteConflict],
    };

    public sealed record Request(PolicyArn PolicyArn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        var db = scope.Db;
        if (await db.PolicyAttachments.AnyAsync(attachment => attachment.PolicyId == policy.Id, cancellationToken)
            || await scope.UsesOfPolicies().AnyAsync(use => use.PolicyId == policy.Id, cancellationToken))
            throw new ApiException(ErrorCode.DeleteConflict, "Cannot delete a policy attached to entities.");
        if ((await scope.LoadVersionsAsync(policy, cancellationToken)).Count > 1)
            throw new ApiException(ErrorCode.DeleteConflict, "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");

        db.Remove(policy);
        return NoResponse.Done;
    }
}
