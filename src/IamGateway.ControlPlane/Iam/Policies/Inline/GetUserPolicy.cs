using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in an IAM user.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html"/>.</remarks>
internal sealed class GetUserPolicy(Scope scope) : IOperation<GetUserPolicy, GetUserPolicy.Request, GetUserPolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetUserPolicy", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName, PolicyName PolicyName);

    public sealed record Response(string UserName, string PolicyName, string PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireUserAsync(request.UserName, cancellationToken));
        var policy = await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken);
        return new Response(owner.Name, policy.Name, PolicyDocuments.Encoded(policy.Document));
    }
}
