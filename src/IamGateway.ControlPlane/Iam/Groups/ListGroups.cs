using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Groups;

/// <summary>Lists the IAM groups of the account, by name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html"/>.</remarks>
internal sealed class ListGroups(Scope scope) : IOperation<ListGroups, ListGroups.Request, ListGroups.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListGroups", AccessLevel.List, "group/PATH/NAME");

    public sealed record Request : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<GroupView> Groups, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.Group(scope.Account, request.PathPrefix.Text, "")));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var groups = scope.Db.IamGroups.AsNoTracking().Where(group => group.AccountId == scope.Account).Under(request.PathPrefix, group => group.Path);
        var page = await Page.OfAsync(groups, group => group.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(GroupView.Of)], page.IsTruncated, page.Marker);
    }
}
