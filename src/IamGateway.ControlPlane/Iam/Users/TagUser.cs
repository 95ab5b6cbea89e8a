using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Adds tags to an IAM user, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html"/>.</remarks>
internal sealed class TagUser(Scope scope) : IOperation<TagUser, TagUser.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagUser", AccessLevel.Tagging, "user/PATH/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(UserName UserName, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnUserAsync(request.UserName, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        user.Tags = user.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
