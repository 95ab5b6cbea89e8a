using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Ends one session that was made from a sign-in.</summary>
internal sealed class RevokeSession(Scope scope, TimeProvider clock) : IOperation<RevokeSession, RevokeSession.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:RevokeSession", AccessLevel.Write, "arn:aws:iamgateway::ACCOUNT:session/ID")
    {
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(SessionId SessionId);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        new(new AccessRequest($"arn:aws:iamgateway::{scope.Account}:session/{request.SessionId}"));

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await scope.Db.PrincipalSessions.SingleOrDefaultAsync(session => session.Id == request.SessionId.Text && session.AccountId == scope.Account, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"There is no session {request.SessionId} in this account.");
        session.EndedAt ??= now;
        await scope.RevokeAsync(session.Id, now, cancellationToken);
        return NoResponse.Done;
    }
}
