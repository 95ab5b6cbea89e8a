using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Finds OpenID Connect providers of a call's account.</summary>
internal static class OidcProviderLookup
{
    private const string Type = "oidc-provider/";

    /// <summary>Null: there is no such provider, or the text is no ARN of one.</summary>
    public static async Task<OpenIdConnectProvider?> FindOidcProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken)
    {
        var name = scope.NameIn(arn, Type);
        var found = name is null ? null : await scope.Db.OidcProviders.SingleOrDefaultAsync(provider => provider.AccountId == scope.Account && provider.Url == name, cancellationToken);
        return found?.Arn == arn.Text ? found : null;
    }

    /// <exception cref="ApiException">There is no such provider, or the text is no ARN of one.</exception>
    public static async Task<OpenIdConnectProvider> RequireOidcProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken) =>
        await scope.FindOidcProviderAsync(arn, cancellationToken) ?? throw ProviderArns.NotFound(arn, Type, $"OpenIDConnect Provider not found for arn {arn}");

    /// <summary>Asks for a provider, with its tags.</summary>
    public static async ValueTask<AccessRequest> OnOidcProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken) =>
        new(arn.Text) { Context = (await scope.FindOidcProviderAsync(arn, cancellationToken))?.Tags.ResourceContext() ?? [] };
}
