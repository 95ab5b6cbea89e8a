using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Users;

/// <summary>Takes tags from an IAM user. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html"/>.</remarks>
internal sealed class UntagUser(Scope scope) : IOperation<UntagUser, UntagUser.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagUser", AccessLevel.Tagging, "user/PATH/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(UserName UserName, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnUserAsync(request.UserName, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        user.Tags = user.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
