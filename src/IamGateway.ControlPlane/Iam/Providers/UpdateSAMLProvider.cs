using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Gives a SAML provider other metadata.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html"/>.</remarks>
internal sealed class UpdateSAMLProvider(Scope scope) : IOperation<UpdateSAMLProvider, UpdateSAMLProvider.Request, UpdateSAMLProvider.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateSAMLProvider", AccessLevel.Write, "saml-provider/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn SAMLProviderArn)
    {
        public SamlMetadataText? SAMLMetadataDocument { get; init; }
        public AssertionEncryption.Mode? AssertionEncryptionMode { get; init; }
        public PrivateKeyText? AddPrivateKey { get; init; }
    }

    public sealed record Response(string SAMLProviderArn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        AssertionEncryption.Refuse(request.AssertionEncryptionMode, request.AddPrivateKey);
        var provider = await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken);
        if (request.SAMLMetadataDocument is { } metadata)
        {
            provider.ValidUntil = SamlProviderMetadata.Read(metadata).ValidUntil;
            provider.Metadata = metadata.Text;
        }

        return new Response(provider.Arn);
    }
}
