using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Gives the account a name for the sign-in page, in place of the one it has.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html"/>.</remarks>
internal sealed class CreateAccountAlias(Scope scope) : IOperation<CreateAccountAlias, CreateAccountAlias.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:CreateAccountAlias", AccessLevel.Write, "*")
    {
        Errors = [ErrorCode.EntityAlreadyExists],
    };

    public sealed record Request(AccountAlias AccountAlias);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.Db.Accounts.AnyAsync(other => other.Alias == request.AccountAlias.Text && other.Id != scope.Account, cancellationToken))
            throw new ApiException(ErrorCode.EntityAlreadyExists, $"The account alias {request.AccountAlias} already exists.");

        var account = await scope.Db.Accounts.SingleAsync(account => account.Id == scope.Account, cancellationToken);
        account.Alias = request.AccountAlias.Text;
        return NoResponse.Done;
    }
}
