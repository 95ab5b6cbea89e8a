using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Deletes a policy that is embedded in an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroupPolicy.html"/>.</remarks>
internal sealed class DeleteGroupPolicy(Scope scope) : IOperation<DeleteGroupPolicy, DeleteGroupPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteGroupPolicy", AccessLevel.PermissionsManagement, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName, PolicyName PolicyName);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        scope.Db.Remove(await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken));
        return NoResponse.Done;
    }
}
