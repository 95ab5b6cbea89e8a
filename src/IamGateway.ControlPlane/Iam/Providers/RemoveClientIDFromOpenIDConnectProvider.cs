using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Takes an audience from an OpenID Connect provider. One that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveClientIDFromOpenIDConnectProvider.html"/>.</remarks>
internal sealed class RemoveClientIDFromOpenIDConnectProvider(Scope scope) : IOperation<RemoveClientIDFromOpenIDConnectProvider, RemoveClientIDFromOpenIDConnectProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:RemoveClientIDFromOpenIDConnectProvider", AccessLevel.Write, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn, ClientId ClientID);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);
        provider.ClientIds.Remove(request.ClientID.Text);
        return NoResponse.Done;
    }
}
