using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Takes tags from a role. A key that it does not have is fine.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagRole.html"/>.</remarks>
internal sealed class UntagRole(Scope scope) : IOperation<UntagRole, UntagRole.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UntagRole", AccessLevel.Tagging, "role/PATH/NAME")
    {
        ConditionKeys = ["aws:TagKeys", .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, [Length(0, TagSet.MaxCount)] ImmutableArray<TagKey> TagKeys);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnRoleAsync(request.RoleName, cancellationToken)).With(request.TagKeys.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.Tags = role.Tags.Without(request.TagKeys);
        return NoResponse.Done;
    }
}
