using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Embeds a policy in an IAM group, in place of the one with the same name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutGroupPolicy.html"/>.</remarks>
internal sealed class PutGroupPolicy(Scope scope) : IOperation<PutGroupPolicy, PutGroupPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:PutGroupPolicy", AccessLevel.PermissionsManagement, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.MalformedPolicyDocument],
    };

    public sealed record Request(GroupName GroupName, PolicyName PolicyName, PolicyText PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        await scope.EmbedAsync(owner, request.PolicyName, request.PolicyDocument, cancellationToken);
        return NoResponse.Done;
    }
}
