using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Adds tags to a managed policy, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html"/>.</remarks>
internal sealed class TagPolicy(Scope scope) : IOperation<TagPolicy, TagPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagPolicy", AccessLevel.Tagging, "policy/PATH/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(PolicyArn PolicyArn, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnPolicyAsync(request.PolicyArn, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        policy.Tags = policy.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
