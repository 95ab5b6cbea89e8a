using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Takes its alias from the account.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html"/>.</remarks>
internal sealed class DeleteAccountAlias(Scope scope) : IOperation<DeleteAccountAlias, DeleteAccountAlias.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteAccountAlias", AccessLevel.Write, "*")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(AccountAlias AccountAlias);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var account = await scope.Db.Accounts.SingleOrDefaultAsync(account => account.Id == scope.Account && account.Alias == request.AccountAlias.Text, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The account alias with name {request.AccountAlias} cannot be found.");
        account.Alias = null;
        return NoResponse.Done;
    }
}
