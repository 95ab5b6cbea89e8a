using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Shows a role, with its trust policy and when it was last used.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html"/>.</remarks>
internal sealed class GetRole(Scope scope) : IOperation<GetRole, GetRole.Request, GetRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetRole", AccessLevel.Read, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(RoleName RoleName);

    public sealed record Response(RoleView Role);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireRoleAsync(request.RoleName, cancellationToken);
        return new Response(await RoleView.OfAsync(scope, role, cancellationToken));
    }
}
