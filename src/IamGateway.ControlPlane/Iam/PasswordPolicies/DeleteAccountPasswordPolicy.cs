using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.PasswordPolicies;

/// <summary>Deletes the account's password policy. What is asked of everybody's passwords stays.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html"/>.</remarks>
internal sealed class DeleteAccountPasswordPolicy(Scope scope) : IOperation<DeleteAccountPasswordPolicy, DeleteAccountPasswordPolicy.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteAccountPasswordPolicy", AccessLevel.Write, "*")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request;

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.Db.PasswordPolicies.SingleOrDefaultAsync(policy => policy.AccountId == scope.Account, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, "The account policy with name PasswordPolicy cannot be found.");
        scope.Db.Remove(policy);
        return NoResponse.Done;
    }
}
