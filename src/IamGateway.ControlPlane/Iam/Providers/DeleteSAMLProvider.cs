using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Deletes a SAML provider. Trust policies that name it stay, and nobody can come through it any more.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteSAMLProvider.html"/>.</remarks>
internal sealed class DeleteSAMLProvider(Scope scope) : IOperation<DeleteSAMLProvider, DeleteSAMLProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteSAMLProvider", AccessLevel.Write, "saml-provider/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn SAMLProviderArn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        scope.Db.Remove(await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken));
        return NoResponse.Done;
    }
}
