using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>Shows a policy that is embedded in a role.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html"/>.</remarks>
internal sealed class GetRolePolicy(Scope scope) : IOperation<GetRolePolicy, GetRolePolicy.Request, GetRolePolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetRolePolicy", AccessLevel.Read, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyName PolicyName);

    public sealed record Response(string RoleName, string PolicyName, string PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var owner = PolicyOwner.Of(await scope.RequireRoleAsync(request.RoleName, cancellationToken));
        var policy = await scope.RequireEmbeddedAsync(owner, request.PolicyName, cancellationToken);
        return new Response(owner.Name, policy.Name, PolicyDocuments.Encoded(policy.Document));
    }
}
