using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Shows a SAML provider, with its metadata.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html"/>.</remarks>
internal sealed class GetSAMLProvider(Scope scope) : IOperation<GetSAMLProvider, GetSAMLProvider.Request, GetSAMLProvider.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetSAMLProvider", AccessLevel.Read, "saml-provider/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn SAMLProviderArn);

    /// <param name="ValidUntil">Null: the metadata do not say.</param>
    public sealed record Response(string SAMLProviderUUID, string SAMLMetadataDocument, DateTimeOffset CreateDate, DateTimeOffset? ValidUntil, ImmutableArray<Tag>? Tags);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken);
        var id = provider.Id.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();   // the form of the service's model
        return new Response(id, provider.Metadata, provider.CreatedAt, provider.ValidUntil, provider.Tags.ToView());
    }
}
