using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Embeds a policy in a role, in place of the one with the same name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html"/>.</remarks>
internal sealed class PutRolePolicy(Scope scope) : IOperation<PutRolePolicy, PutRolePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:PutRolePolicy", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.MalformedPolicyDocument, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyName PolicyName, PolicyText PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken));
        await scope.EmbedAsync(owner, request.PolicyName, request.PolicyDocument, cancellationToken);
        return NoResponse.Done;
    }
}
