using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>What is written down of the accesses of some principals.</summary>
internal sealed class AccessRows
{
    private readonly List<(ServiceLastAccessed Row, PolicyHolder Principal)> _rows;

    private AccessRows(List<(ServiceLastAccessed Row, PolicyHolder Principal)> rows) => _rows = rows;

    public static async Task<AccessRows> ReadAsync(Scope scope, ImmutableArray<PolicyHolder> principals, CancellationToken cancellationToken)
    {
        var byId = principals.ToDictionary(principal => principal.Id, StringComparer.Ordinal);
        var rows = await scope.Db.ServiceLastAccessed.AsNoTracking().Where(row => byId.Keys.Contains(row.PrincipalId)).ToListAsync(cancellationToken);
        return new AccessRows(rows.ConvertAll(row => (row, byId[row.PrincipalId])));
    }

    /// <summary>The services that were accessed.</summary>
    public IEnumerable<string> Services => _rows.Select(one => one.Row.Service).Distinct();

    /// <summary>The accesses of a service, one for each principal, the last first.</summary>
    public IReadOnlyList<(ServiceLastAccessed Row, PolicyHolder Principal)> Of(string service) =>
        [.. _rows.Where(one => one.Row.Service == service && one.Row.Action.Length == 0).OrderByDescending(one => one.Row.LastAt)];

    /// <summary>The last access of each action of a service, by name.</summary>
    public ImmutableArray<TrackedActionView> ActionsOf(string service) =>
    [
        .. _rows.Where(one => one.Row.Service == service && one.Row.Action.Length > 0)
            .GroupBy(one => one.Row.Action, StringComparer.Ordinal)
            .OrderBy(uses => uses.Key, StringComparer.Ordinal)
            .Select(uses => uses.MaxBy(one => one.Row.LastAt))
            .Select(last => new TrackedActionView(last.Row.Action, last.Principal.Arn, last.Row.LastAt, last.Row.Region)),
    ];
}
