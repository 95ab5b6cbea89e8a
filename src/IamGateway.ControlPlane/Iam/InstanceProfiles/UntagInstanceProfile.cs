using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.InstanceProfiles;

/// <summary>Takes tags from an instance profile. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html"/>.</remarks>
internal sealed class UntagInstanceProfile(Scope scope) : IOperation<UntagInstanceProfile, UntagInstanceProfile.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagInstanceProfile", AccessLevel.Tagging, "instance-profile/PATH/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(InstanceProfileName InstanceProfileName, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnInstanceProfileAsync(request.InstanceProfileName, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var profile = await scope.RequireInstanceProfileAsync(request.InstanceProfileName, cancellationToken);
        profile.Tags = profile.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
