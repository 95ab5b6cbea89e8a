using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Creates a SAML provider, which trust policies can name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html"/>.</remarks>
internal sealed class CreateSAMLProvider(Scope scope, TimeProvider clock) : IOperation<CreateSAMLProvider, CreateSAMLProvider.Request, CreateSAMLProvider.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateSAMLProvider", AccessLevel.Write, "saml-provider/NAME")
    {
        ConditionKeys = TagLists.RequestKeys,
        Errors = [ErrorCode.EntityAlreadyExists, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(SamlMetadataText SAMLMetadataDocument, SamlProviderName Name)
    {
        [Length(0, TagSet.MaxCount)]
        public ImmutableArray<RequestTag> Tags { get; init; } = [];
        public AssertionEncryption.Mode? AssertionEncryptionMode { get; init; }
        public PrivateKeyText? AddPrivateKey { get; init; }
    }

    public sealed record Response(string SAMLProviderArn, ImmutableArray<Tag>? Tags);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest(IamArns.SamlProvider(scope.Account, request.Name.Text)).AndTagging("iam:TagSAMLProvider", request.Tags));

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        AssertionEncryption.Refuse(request.AssertionEncryptionMode, request.AddPrivateKey);
        if (await scope.Db.SamlProviders.AnyAsync(other => other.AccountId == scope.Account && other.Name == request.Name.Text, cancellationToken))
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"SAMLProvider {request.Name} already exists.");

        var provider = new SamlProvider
        {
            Id = UniqueId.Uuid(),
            AccountId = scope.Account,
            Name = request.Name.Text,
            Metadata = request.SAMLMetadataDocument.Text,
            ValidUntil = SamlProviderMetadata.Read(request.SAMLMetadataDocument).ValidUntil,
            Tags = request.Tags.ToSet(),
            CreatedAt = clock.GetUtcNow(),
        };
        scope.Db.Add(provider);
        return new Response(provider.Arn, provider.Tags.ToView());
    }
}
