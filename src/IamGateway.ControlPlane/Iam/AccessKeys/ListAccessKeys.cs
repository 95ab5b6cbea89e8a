using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.AccessKeys;

/// <summary>Lists the access keys of an IAM user, without a name of the caller itself.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html"/>.</remarks>
internal sealed class ListAccessKeys(Scope scope) : IOperation<ListAccessKeys, ListAccessKeys.Request, ListAccessKeys.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListAccessKeys", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request : PagedRequest
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(ImmutableArray<AccessKeyView> AccessKeyMetadata, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var keys = scope.Db.AccessKeys.AsNoTracking().Where(key => key.UserId == user.Id);
        var page = await Page.OfAsync(keys, key => key.Id, request, cancellationToken);
        return new Response([.. page.Items.Select(key => AccessKeyView.Of(key, user.Name))], page.IsTruncated, page.Marker);
    }
}
