using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Gives a role another trust policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html"/>.</remarks>
internal sealed class UpdateAssumeRolePolicy(Scope scope) : IOperation<UpdateAssumeRolePolicy, UpdateAssumeRolePolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:UpdateAssumeRolePolicy", AccessLevel.PermissionsManagement, "role/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.MalformedPolicyDocument, ErrorCode.LimitExceeded, ErrorCode.UnmodifiableEntity],
    };

    public sealed record Request(RoleName RoleName, PolicyText PolicyDocument);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnRoleAsync(request.RoleName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var role = await scope.RequireModifiableRoleAsync(request.RoleName, cancellationToken);
        role.TrustBindings = await scope.BindTrustAsync(request.PolicyDocument, cancellationToken);
        role.TrustPolicy = request.PolicyDocument.Text;
        return NoResponse.Done;
    }
}
