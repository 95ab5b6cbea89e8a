using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Takes tags from a SAML provider. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagSAMLProvider.html"/>.</remarks>
internal sealed class UntagSAMLProvider(Scope scope) : IOperation<UntagSAMLProvider, UntagSAMLProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagSAMLProvider", AccessLevel.Tagging, "saml-provider/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(ProviderArn SAMLProviderArn, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken);
        provider.Tags = provider.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
