using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Gives an OpenID Connect provider other thumbprints, in place of all that it has.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateOpenIDConnectProviderThumbprint.html"/>.</remarks>
internal sealed class UpdateOpenIDConnectProviderThumbprint(Scope scope) : IOperation<UpdateOpenIDConnectProviderThumbprint, UpdateOpenIDConnectProviderThumbprint.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateOpenIDConnectProviderThumbprint", AccessLevel.Write, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn, ImmutableArray<Thumbprint> ThumbprintList);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);
        provider.Thumbprints.Clear();
        provider.Thumbprints.AddRange(OidcRules.Thumbprints(request.ThumbprintList));
        return NoResponse.Done;
    }
}
