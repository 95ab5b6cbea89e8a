using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Takes tags from a managed policy. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html"/>.</remarks>
internal sealed class UntagPolicy(Scope scope) : IOperation<UntagPolicy, UntagPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagPolicy", AccessLevel.Tagging, "policy/PATH/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnPolicyAsync(request.PolicyArn, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        policy.Tags = policy.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
