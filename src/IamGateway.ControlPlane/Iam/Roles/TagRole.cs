using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Adds tags to a role, in place of those with the same keys.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html"/>.</remarks>
internal sealed class TagRole(Scope scope) : IOperation<TagRole, TagRole.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:TagRole", AccessLevel.Tagging, "role/PATH/NAME")
    {
        ConditionKeys = [.. TagLists.RequestKeys, .. TagLists.ResourceKeys],
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.UnmodifiableEntity, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(RoleName RoleName, [Length(0, TagSet.MaxCount)] ImmutableArray<RequestTag> Tags);

    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (await scope.OnRoleAsync(request.RoleName, cancellationToken)).With(request.Tags.RequestContext());

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.Tags = role.Tags.With(request.Tags);
        return NoResponse.Done;
    }
}
