using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Adds tags to a SAML provider, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagSAMLProvider.html"/>.</remarks>
internal sealed class TagSAMLProvider(Scope scope) : IOperation<TagSAMLProvider, TagSAMLProvider.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagSAMLProvider", AccessLevel.Tagging, "saml-provider/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(ProviderArn SAMLProviderArn, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnSamlProviderAsync(request.SAMLProviderArn, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var provider = await scope.RequireSamlProviderAsync(request.SAMLProviderArn, cancellationToken);
        provider.Tags = provider.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
