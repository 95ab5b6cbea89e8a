using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Lists the tags of a SAML provider.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviderTags.html"/>.</remarks>
internal sealed class ListSAMLProviderTags(Scope scope) : IOperation<ListSAMLProviderTags, ListSAMLProviderTags.Request, ListSAMLProviderTags.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListSAMLProviderTags", AccessLevel.List, "saml-provider/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn SAMLProviderArn) : PagedRequest;

    public sealed record Response(ImmutableArray<Tag> Tags, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken);
        var page = Page.Of(provider.Tags, tag => tag.Key, request);
        return new Response(page.Items, page.IsTruncated, page.Marker);
    }
}
