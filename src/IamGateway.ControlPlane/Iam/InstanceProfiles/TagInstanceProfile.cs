using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Adds tags to an instance profile, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html"/>.</remarks>
internal sealed class TagInstanceProfile(Scope scope) : IOperation<TagInstanceProfile, TagInstanceProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagInstanceProfile", AccessLevel.Tagging, "instance-profile/PATH/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        profile.Tags = profile.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
