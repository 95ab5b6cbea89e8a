using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Shows an OpenID Connect provider.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOpenIDConnectProvider.html"/>.</remarks>
internal sealed class GetOpenIDConnectProvider(Scope scope) : IOperation<GetOpenIDConnectProvider, GetOpenIDConnectProvider.Request, GetOpenIDConnectProvider.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetOpenIDConnectProvider", AccessLevel.Read, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn);

    /// <param name="Url">Without its scheme, as AWS answers it.</param>
    public sealed record Response(string Url, ImmutableArray<string> ClientIDList, ImmutableArray<string> ThumbprintList, DateTimeOffset CreateDate, ImmutableArray<Tag>? Tags);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);
        return new Response(provider.Url, [.. provider.ClientIds], [.. provider.Thumbprints], provider.CreatedAt, provider.Tags.ToView());
    }
}
