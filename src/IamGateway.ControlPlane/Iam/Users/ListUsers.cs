using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Lists the IAM users of the account, by name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html"/>.</remarks>
internal sealed class ListUsers(Scope scope) : IOperation<ListUsers, ListUsers.Request, ListUsers.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListUsers", AccessLevel.List, "user/PATH/NAME");

    public sealed record Request : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<UserView> Users, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.User(scope.Account, request.PathPrefix.Text, "")));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var users = scope.Db.IamUsers.AsNoTracking().Where(user => user.AccountId == scope.Account).Under(request.PathPrefix, user => user.Path);
        var page = await Page.OfAsync(users, user => user.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(UserView.Of)], page.IsTruncated, page.Marker);
    }
}
