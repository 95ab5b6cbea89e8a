using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Finds SAML providers of a call's account.</summary>
internal static class SamlProviderLookup
{
    private const string Type = "saml-provider/";

    /// <summary>Null: there is no such provider, or the text is no ARN of one.</summary>
    public static async Task<SamlProvider?> FindSamlProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken)
    {
        var name = scope.NameIn(arn, Type);
        var found = name is null ? null : await scope.Db.SamlProviders.SingleOrDefaultAsync(provider => provider.AccountId == scope.Account && provider.Name == name, cancellationToken);
        return found?.Arn == arn.Text ? found : null;
    }

    /// <exception cref="ApiException">There is no such provider, or the text is no ARN of one.</exception>
    public static async Task<SamlProvider> RequireSamlProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken) =>
        await scope.FindSamlProviderAsync(arn, cancellationToken) ?? throw ProviderArns.NotFound(arn, Type, $"Manifest not found for arn {arn}");

    /// <summary>Asks for a provider, with its tags.</summary>
    public static async ValueTask<AccessRequest> OnSamlProviderAsync(this Scope scope, ProviderArn arn, CancellationToken cancellationToken) =>
        new(arn.Text) { Context = (await scope.FindSamlProviderAsync(arn, cancellationToken))?.Tags.ResourceContext() ?? [] };
}
