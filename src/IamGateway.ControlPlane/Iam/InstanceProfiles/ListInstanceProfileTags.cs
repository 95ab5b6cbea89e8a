using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Lists the tags of an instance profile.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html"/>.</remarks>
internal sealed class ListInstanceProfileTags(Scope scope) : IOperation<ListInstanceProfileTags, ListInstanceProfileTags.Request, ListInstanceProfileTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListInstanceProfileTags", AccessLevel.List, "instance-profile/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        var page = Page.Of(profile.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
