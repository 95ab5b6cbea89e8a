using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Creates the role of a service: only the service may assume it, and IAM may not change it.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html"/>.</remarks>
internal sealed class CreateServiceLinkedRole(Scope scope, TimeProvider clock) : IOperation<CreateServiceLinkedRole, CreateServiceLinkedRole.Request, CreateServiceLinkedRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateServiceLinkedRole", AccessLevel.Write, "role/aws-service-role/SERVICE/NAME")
    {
        ConditionKeys = [IamKeys.ServiceName],
        Errors = [ErrorCode.InvalidInput],
    };

    public sealed record Request(ServiceName AWSServiceName)
    {
        public RoleDescription? Description { get; init; }
        public RoleNameSuffix? CustomSuffix { get; init; }
    }

    public sealed record Response(RoleView Role);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Role(scope.Account, ServiceLinkedRoles.Path(request.AWSServiceName), ServiceLinkedRoles.Name(request.AWSServiceName, request.CustomSuffix)))
        {
            Context = [new ContextValue(IamKeys.ServiceName, request.AWSServiceName.Text)],
        });

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var name = ServiceLinkedRoles.Name(request.AWSServiceName, request.CustomSuffix);
        ServiceLinkedRoles.Require(request.AWSServiceName, name);
        if (await scope.FindRoleAsync(new RoleName(name), cancellationToken) is not null)
            throw new ApiException(ErrorCode.InvalidInput, $"Service role name {name} has been taken in this account, please try a different suffix.");

        var role = new Role
        {
            Id = UniqueId.Iam("AROA"),
            AccountId = scope.Account,
            Path = ServiceLinkedRoles.Path(request.AWSServiceName),
            Name = name,
            Description = request.Description?.Text,
            TrustPolicy = ServiceLinkedRoles.TrustPolicy(request.AWSServiceName),
            Service = request.AWSServiceName.Text,
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(role);
        return new Response(await RoleView.OfAsync(scope, role, cancellationToken));
    }
}
