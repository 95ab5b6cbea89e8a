using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.PasswordPolicies;

/// <summary>Tells the account's password policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html"/>.</remarks>
internal sealed class GetAccountPasswordPolicy(Scope scope) : IOperation<GetAccountPasswordPolicy, GetAccountPasswordPolicy.Request, GetAccountPasswordPolicy.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetAccountPasswordPolicy", AccessLevel.Read, "*")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request;

    public sealed record Response(PasswordPolicyView PasswordPolicy);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken) =>
        await scope.Db.PasswordPolicies.SingleOrDefaultAsync(policy => policy.AccountId == scope.Account, cancellationToken) is { } policy
            ? new Response(PasswordPolicyView.Of(policy))
            : throw new ApiException(ErrorCode.NoSuchEntity, $"The Password Policy with domain name {scope.Account} cannot be found.");
}
