using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Creates a role that the principals named in its trust policy may assume.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html"/>.</remarks>
internal sealed class CreateRole(Scope scope, TimeProvider clock) : IOperation<CreateRole, CreateRole.Request, CreateRole.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateRole", AccessLevel.Write, "role/PATH/NAME")
    {
        ConditionKeys = [IamKeys.PermissionsBoundary, .. TagLists.RequestKeys],
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.NoSuchEntity, ErrorCode.LimitExceeded, ErrorCode.InvalidInput, ErrorCode.MalformedPolicyDocument],
    };

    public sealed record Request(RoleName RoleName, PolicyText AssumeRolePolicyDocument)
    {
        public EntityPath Path { get; init; } = EntityPath.Root;
        public RoleDescription? Description { get; init; }
        [Range(3600, 43_200)]
        public int MaxSessionDuration { get; init; } = 3600;
        public PolicyArn? PermissionsBoundary { get; init; }
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(RoleView Role);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Role(scope.Account, request.Path.Text, request.RoleName.Text))
            .With(IamKeys.Boundary(request.PermissionsBoundary))
            .AndTagging("iam:TagRole", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (request.Path.Text.StartsWith("/aws-service-role/", StringComparison.Ordinal) || request.Path.Text.StartsWith("/aws-reserved/", StringComparison.Ordinal))
            throw new ApiException(ErrorCode.InvalidInput, $"The path {request.Path} is reserved.");
        if (await scope.FindRoleAsync(request.RoleName, cancellationToken) is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"Role with name {request.RoleName} already exists.");

        var boundary = await scope.FindBoundaryAsync(request.PermissionsBoundary, cancellationToken);
        var role = new Role
        {
            Id = UniqueId.Iam("AROA"),
            AccountId = scope.Account,
            Path = request.Path.Text,
            Name = request.RoleName.Text,
            Description = request.Description?.Text,
            TrustPolicy = request.AssumeRolePolicyDocument.Text,
            TrustBindings = await scope.BindTrustAsync(request.AssumeRolePolicyDocument, cancellationToken),
            MaxSessionDuration = TimeSpan.FromSeconds(request.MaxSessionDuration),
            PermissionsBoundaryId = boundary?.Id,
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(role);
        return new Response(await RoleView.OfAsync(scope, role, cancellationToken));
    }
}
