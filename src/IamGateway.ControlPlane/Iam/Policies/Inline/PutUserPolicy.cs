using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Embeds a policy in an IAM user, in place of the one with the same name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html"/>.</remarks>
internal sealed class PutUserPolicy(Scope scope) : IOperation<PutUserPolicy, PutUserPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:PutUserPolicy", AccessLevel.PermissionsManagement, "user/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.MalformedPolicyDocument],
    };

    public sealed record Request(UserName UserName, PolicyName PolicyName, PolicyText PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnBoundedUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        await scope.EmbedAsync(owner, request.PolicyName, request.PolicyDocument, cancellationToken);
        return NoResponse.Done;
    }
}
