using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Ends every session of a role, an IAM user or the root user that was issued until now: browsers, tokens, and credentials of STS. Access keys stay.</summary>
internal sealed class RevokePrincipalSessions(Scope scope, TimeProvider clock) : IOperation<RevokePrincipalSessions, RevokePrincipalSessions.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:RevokePrincipalSessions", AccessLevel.Write, "ARN of the role, user or root user")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(SessionOwnerArn PrincipalArn);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(new AccessRequest(request.PrincipalArn.Text));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var id = await IdAsync(request.PrincipalArn.Text, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"There is no principal {request.PrincipalArn} in this account.");
        await scope.RevokeAsync(id, clock.GetUtcNow(), cancellationToken);
        return NoResponse.Done;
    }

    /// <summary>Null: the account has no such principal.</summary>
    private async Task<string?> IdAsync(string arn, CancellationToken cancellationToken)
    {
        if (arn == $"arn:aws:iam::{scope.Account}:root")
            return scope.Account;

        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var user = await scope.Db.IamUsers.AsNoTracking().SingleOrDefaultAsync(user => user.AccountId == scope.Account && user.Name == name, cancellationToken);
        if (user?.Arn == arn)
            return user.Id;
        var role = await scope.Db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.AccountId == scope.Account && role.Name == name, cancellationToken);
        return role?.Arn == arn ? role.Id : null;
    }
}
