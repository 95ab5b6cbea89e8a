using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Shows a managed policy, without its document.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html"/>.</remarks>
internal sealed class GetPolicy(Scope scope) : IOperation<GetPolicy, GetPolicy.Request, GetPolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetPolicy", AccessLevel.Read, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn);

    public sealed record Response(PolicyView Policy);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(request.PolicyArn, cancellationToken);
        return new Response(await PolicyView.OfAsync(scope, policy, cancellationToken));
    }
}
