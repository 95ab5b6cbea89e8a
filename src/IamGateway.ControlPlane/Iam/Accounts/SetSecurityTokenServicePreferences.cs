using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Keeps which version of STS's tokens an account prefers; GetAccountSummary tells it. Tokens of the gateway do not differ by it.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html"/>.</remarks>
internal sealed class SetSecurityTokenServicePreferences(Scope scope) : IOperation<SetSecurityTokenServicePreferences, SetSecurityTokenServicePreferences.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:SetSecurityTokenServicePreferences", AccessLevel.Write, "*");

    public sealed record Request(TokenVersion GlobalEndpointTokenVersion);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        (await scope.Db.Accounts.SingleAsync(account => account.Id == scope.Account, cancellationToken)).TokenVersion = request.GlobalEndpointTokenVersion.Number;
        return NoResponse.Done;
    }
}
