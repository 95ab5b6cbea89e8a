using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Makes a version of a managed policy the one that applies wherever the policy is used.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html"/>.</remarks>
internal sealed class SetDefaultPolicyVersion(Scope scope, TimeProvider clock) : IOperation<SetDefaultPolicyVersion, SetDefaultPolicyVersion.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:SetDefaultPolicyVersion", AccessLevel.PermissionsManagement, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn, PolicyVersionId VersionId);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        policy.DefaultVersion = (await scope.RequireVersionAsync(policy, request.VersionId, cancellationToken)).Number;
        policy.UpdatedAt = clock.GetUtcNow();
        return NoResponse.Done;
    }
}
