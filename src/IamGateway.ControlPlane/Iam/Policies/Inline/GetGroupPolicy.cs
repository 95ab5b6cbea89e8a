using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in an IAM group.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroupPolicy.html"/>.</remarks>
internal sealed class GetGroupPolicy(Scope scope) : IOperation<GetGroupPolicy, GetGroupPolicy.Request, GetGroupPolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetGroupPolicy", AccessLevel.Read, "group/PATH/NAME")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(GroupName GroupName, PolicyName PolicyName);

    public sealed record Response(string GroupName, string PolicyName, string PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnGroupAsync(request.GroupName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireGroupAsync(request.GroupName, cancellationToken));
        var policy = await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken);
        return new Response(owner.Name, policy.Name, PolicyDocuments.Encoded(policy.Document));
    }
}
