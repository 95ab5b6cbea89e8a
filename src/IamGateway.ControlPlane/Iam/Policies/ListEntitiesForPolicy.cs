using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Lists the groups, roles and users of the account that use a managed policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html"/>.</remarks>
internal sealed class ListEntitiesForPolicy(Scope scope) : IOperation<ListEntitiesForPolicy, ListEntitiesForPolicy.Request, ListEntitiesForPolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListEntitiesForPolicy", AccessLevel.List, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn) : PagedRequest
    {
        public EntityKind? EntityFilter { get; init; }
        public PathPrefix PathPrefix { get; init; } = new("/");
        public PolicyUsageFilter? PolicyUsageFilter { get; init; }
    }

    /// <summary>What can use a policy. Nothing managed does, but the service's model has it.</summary>
    public enum EntityKind
    {
        User,
        Role,
        Group,
        LocalManagedPolicy,
        AWSManagedPolicy,
    }

    public sealed record Group(string GroupName, string GroupId);

    public sealed record Role(string RoleName, string RoleId);

    public sealed record User(string UserName, string UserId);

    public sealed record Response(ImmutableArray<Group> PolicyGroups, ImmutableArray<User> PolicyUsers, ImmutableArray<Role> PolicyRoles, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(request.PolicyArn, cancellationToken);
        var uses = scope.UsesOfPolicies().Of(request.PolicyUsageFilter).Where(use => use.PolicyId == policy.Id).Under(request.PathPrefix, use => use.Path);
        if (request.EntityFilter?.ToString() is { } kind)
            uses = uses.Where(use => use.Kind == kind);

        // Who has it as a policy and as the boundary is listed once.
        var entities = (await uses.ToListAsync(cancellationToken)).DistinctBy(use => use.Id);
        var page = Page.Of(entities, use => use.Kind + use.Name, request);
        return new Response(
            [.. page.Items.Where(use => use.Kind == "Group").Select(use => new Group(use.Name, use.Id))],
            [.. page.Items.Where(use => use.Kind == "User").Select(use => new User(use.Name, use.Id))],
            [.. page.Items.Where(use => use.Kind == "Role").Select(use => new Role(use.Name, use.Id))],
            page.IsTruncated,
            page.Marker);
    }
}
