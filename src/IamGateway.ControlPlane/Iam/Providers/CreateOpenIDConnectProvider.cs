using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Creates an OpenID Connect provider, which trust policies can name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html"/>.</remarks>
internal sealed class CreateOpenIDConnectProvider(Scope scope, TimeProvider clock) : IOperation<CreateOpenIDConnectProvider, CreateOpenIDConnectProvider.Request, CreateOpenIDConnectProvider.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateOpenIDConnectProvider", AccessLevel.Write, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(OidcProviderUrl Url)
    {
        public ImmutableArray<ClientId> ClientIDList { get; init; } = [];
        public ImmutableArray<Thumbprint> ThumbprintList { get; init; } = [];
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
    }

    public sealed record Response(string OpenIDConnectProviderArn, ImmutableArray<Tag>? Tags);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.OidcProvider(scope.Account, OidcRules.Issuer(request.Url))).AndTagging("iam:TagOpenIDConnectProvider", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        OidcRules.RequireIssuer(request.Url);
        var issuer = OidcRules.Issuer(request.Url);
        if (await scope.Db.OidcProviders.AnyAsync(other => other.AccountId == scope.Account && other.Url == issuer, cancellationToken))
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"Provider with url {request.Url} already exists.");

        OidcRules.RequireClientIds(request.ClientIDList.Length);
        var provider = new OpenIdConnectProvider
        {
            Id = UniqueId.Uuid(),
            AccountId = scope.Account,
            Url = issuer,
            ClientIds = [.. request.ClientIDList.Select(client => client.Text).Distinct(StringComparer.Ordinal)],
            Thumbprints = OidcRules.Thumbprints(request.ThumbprintList),
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(provider);
        return new Response(provider.Arn, provider.Tags.ToView());
    }
}
