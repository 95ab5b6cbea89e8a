using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Lists the SAML providers of the account.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSAMLProviders.html"/>.</remarks>
internal sealed class ListSAMLProviders(Scope scope) : IOperation<ListSAMLProviders, ListSAMLProviders.Request, ListSAMLProviders.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListSAMLProviders", AccessLevel.List, "*");

    public sealed record Request;

    public sealed record Provider(string Arn, DateTimeOffset? ValidUntil, DateTimeOffset CreateDate);

    public sealed record Response(ImmutableArray<Provider> SAMLProviderList);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var providers = await scope.Db.SamlProviders.AsNoTracking().Where(provider => provider.AccountId == scope.Account).OrderBy(provider => provider.Name).ToListAsync(cancellationToken);
        return new Response([.. providers.Select(provider => new Provider(provider.Arn, provider.ValidUntil, provider.CreatedAt))]);
    }
}
