using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Adds an audience to an OpenID Connect provider. One that it has is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddClientIDToOpenIDConnectProvider.html"/>.</remarks>
internal sealed class AddClientIDToOpenIDConnectProvider(Scope scope) : IOperation<AddClientIDToOpenIDConnectProvider, AddClientIDToOpenIDConnectProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:AddClientIDToOpenIDConnectProvider", AccessLevel.Write, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn, ClientId ClientID);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);
        if (!provider.ClientIds.Contains(request.ClientID.Text, StringComparer.Ordinal))
        {
            OidcRules.RequireClientIds(provider.ClientIds.Count + 1);
            provider.ClientIds.Add(request.ClientID.Text);
        }

        return NoResponse.Done;
    }
}
