using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Lists the OpenID Connect providers of the account.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOpenIDConnectProviders.html"/>.</remarks>
internal sealed class ListOpenIDConnectProviders(Scope scope) : IOperation<ListOpenIDConnectProviders, ListOpenIDConnectProviders.Request, ListOpenIDConnectProviders.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListOpenIDConnectProviders", AccessLevel.List, "*");

    public sealed record Request;

    public sealed record Provider(string Arn);

    public sealed record Response(ImmutableArray<Provider> OpenIDConnectProviderList);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var providers = await scope.Db.OidcProviders.AsNoTracking().Where(provider => provider.AccountId == scope.Account).OrderBy(provider => provider.Url).ToListAsync(cancellationToken);
        return new Response([.. providers.Select(provider => new Provider(provider.Arn))]);
    }
}
