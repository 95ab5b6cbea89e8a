using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Lists the account's alias: there is one or none.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html"/>.</remarks>
internal sealed class ListAccountAliases(Scope scope) : IOperation<ListAccountAliases, ListAccountAliases.Request, ListAccountAliases.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListAccountAliases", AccessLevel.List, "*");

    public sealed record Request : PagedRequest;

    public sealed record Response(ImmutableArray<string> AccountAliases, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var aliases = await scope.Db.Accounts.Where(account => account.Id == scope.Account && account.Alias != null).Select(account => account.Alias!).ToListAsync(cancellationToken);
        var page = Page.Of(aliases, alias => alias, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
