using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Lists the tags of a managed policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html"/>.</remarks>
internal sealed class ListPolicyTags(Scope scope) : IOperation<ListPolicyTags, ListPolicyTags.Request, ListPolicyTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListPolicyTags", AccessLevel.List, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(request.PolicyArn, cancellationToken);
        var page = Page.Of(policy.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
