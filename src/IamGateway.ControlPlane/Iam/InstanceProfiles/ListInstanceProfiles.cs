using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Lists the instance profiles of the account under a path.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html"/>.</remarks>
internal sealed class ListInstanceProfiles(Scope scope) : IOperation<ListInstanceProfiles, ListInstanceProfiles.Request, ListInstanceProfiles.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListInstanceProfiles", AccessLevel.List, "instance-profile/PATH/NAME");

    public sealed record Request : PagedRequest
    {
        public PathPrefix PathPrefix { get; init; } = new("/");
    }

    public sealed record Response(ImmutableArray<InstanceProfileView> InstanceProfiles, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.InstanceProfile(scope.Account, request.PathPrefix.Text, "")));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profiles = scope.Db.InstanceProfiles.AsNoTracking().Where(profile => profile.AccountId == scope.Account).Under(request.PathPrefix, profile => profile.Path);
        var page = await Page.OfAsync(profiles, profile => profile.Name, request, cancellationToken);
        return new Response(await InstanceProfileView.OfAsync(scope, page.Items, cancellationToken), page.IsTruncated, page.Marker);
    }
}
