using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Deletes an OpenID Connect provider. Trust policies that name it stay, and nobody can come through it any more.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteOpenIDConnectProvider.html"/>.</remarks>
internal sealed class DeleteOpenIDConnectProvider(Scope scope) : IOperation<DeleteOpenIDConnectProvider, DeleteOpenIDConnectProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteOpenIDConnectProvider", AccessLevel.Write, "oidc-provider/URL")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn OpenIDConnectProviderArn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        scope.Db.Remove(await scope.RequireOidcProviderAsync(request.OpenIDConnectProviderArn, cancellationToken));
        return NoResponse.Done;
    }
}
