using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AuthorizationDetails;

/// <summary>Answers all users, groups, roles and policies of the account, with what joins them.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html"/>.</remarks>
internal sealed class GetAccountAuthorizationDetails(Scope scope)
    : IOperation<GetAccountAuthorizationDetails, GetAccountAuthorizationDetails.Request, GetAccountAuthorizationDetails.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetAccountAuthorizationDetails", AccessLevel.Read, "*");

    public sealed record Request : PagedRequest
    {
        /// <summary>Empty: everything.</summary>
        public ImmutableArray<EntityKind> Filter { get; init; } = [];
    }

    public sealed record Response(
        ImmutableArray<UserDetail> UserDetailList, ImmutableArray<GroupDetail> GroupDetailList, ImmutableArray<RoleDetail> RoleDetailList, ImmutableArray<ManagedPolicyDetail> Policies,
        bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        List<(EntityKind Kind, string Id)> entities = [];
        foreach (var kind in (EntityKind[])(request.Filter.IsEmpty ? Enum.GetValues<EntityKind>() : [.. request.Filter.Distinct()]))
            entities.AddRange((await IdsOf(kind).ToListAsync(cancellationToken)).Select(id => (kind, id)));

        var page = Page.Of(entities, entity => $"{(int)entity.Kind}{entity.Id}", request);
        List<string> Ids(params EntityKind[] kinds) => [.. page.Items.Where(entity => kinds.Contains(entity.Kind)).Select(entity => entity.Id)];
        return new Response(
            await scope.UserDetailsAsync(Ids(EntityKind.User), cancellationToken),
            await scope.GroupDetailsAsync(Ids(EntityKind.Group), cancellationToken),
            await scope.RoleDetailsAsync(Ids(EntityKind.Role), cancellationToken),
            await scope.PolicyDetailsAsync(Ids(EntityKind.LocalManagedPolicy, EntityKind.AWSManagedPolicy), cancellationToken),
            page.IsTruncated,
            page.Marker);
    }

    private IQueryable<string> IdsOf(EntityKind kind)
    {
        var (db, account) = (scope.Db, scope.Account);
        return kind switch
        {
            EntityKind.User => db.IamUsers.Where(user => user.AccountId == account).Select(user => user.Id),
            EntityKind.Group => db.IamGroups.Where(one => one.AccountId == account).Select(one => one.Id),
            EntityKind.Role => db.Roles.Where(role => role.AccountId == account).Select(role => role.Id),
            EntityKind.LocalManagedPolicy => db.ManagedPolicies.Where(policy => policy.AccountId == account).Select(policy => policy.Id),
            _ => db.ManagedPolicies.Where(policy => policy.AccountId == null && scope.UsesOfPolicies().Select(use => use.PolicyId).Contains(policy.Id)).Select(policy => policy.Id),
        };
    }
}
