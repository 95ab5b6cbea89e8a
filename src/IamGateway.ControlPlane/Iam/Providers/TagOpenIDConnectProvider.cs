using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Adds tags to an OpenID Connect provider, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagOpenIDConnectProvider.html"/>.</remarks>
internal sealed class TagOpenIDConnectProvider(Scope scope) : IOperation<TagOpenIDConnectProvider, TagOpenIDConnectProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagOpenIDConnectProvider", AccessLevel.Tagging, "oidc-provider/URL")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);
        provider.Tags = provider.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
