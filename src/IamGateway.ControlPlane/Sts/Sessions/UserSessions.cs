using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Makes sessions of IAM users and root users, and of the federated users that they name.</summary>
/// <remarks>Source: STS API Reference, GetSessionToken and GetFederationToken, DurationSeconds: twelve hours by default, of a root user one at most.</remarks>
internal sealed class UserSessions(SessionIssuer issuer, TimeProvider clock)
{
    private static readonly TimeSpan HalfDay = TimeSpan.FromHours(12), Hour = TimeSpan.FromHours(1);

    /// <summary>A session of the caller itself.</summary>
    public async Task<SessionCredential> OfCallerAsync(Scope scope, Caller caller, int? durationSeconds, CancellationToken cancellationToken) =>
        await NewAsync(scope, caller, durationSeconds, cancellationToken) with
        {
            Kind = caller.Type == PrincipalType.User ? SessionCredentialKind.UserSession : SessionCredentialKind.RootSession,
            MfaAt = caller.MfaAt,
        };

    /// <summary>A session of a user that the caller names.</summary>
    /// <exception cref="ApiException">Its policies break a rule.</exception>
    public async Task<SessionCredential> OfFederatedUserAsync(Scope scope, GetFederationToken.Request request, CancellationToken cancellationToken) =>
        await NewAsync(scope, scope.Caller, request.DurationSeconds, cancellationToken) with
        {
            Kind = SessionCredentialKind.FederatedUser,
            SessionName = request.Name.Text,
            Tags = request.Tags.ToSet(),
            SessionPolicies = SessionPolicyRules.Documents(request.Policy),
            SessionPolicyArns = SessionPolicyRules.Arns(request.PolicyArns),
        };

    /// <inheritdoc cref="SessionIssuer.Issue"/>
    public CredentialsView Issue(SessionCredential session) => issuer.Issue(session);

    private async Task<SessionCredential> NewAsync(Scope scope, Caller caller, int? durationSeconds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (id, secret) = AccessKeys.NewTemporary();
        var isRoot = caller.Type == PrincipalType.Account;
        var duration = durationSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : HalfDay;
        var expiresAt = now + (isRoot && duration > Hour ? Hour : duration);
        var path = isRoot ? "/" : await scope.Db.IamUsers.Where(user => user.Id == caller.EntityId).Select(user => user.Path).SingleAsync(cancellationToken);
        return new SessionCredential
        {
            AccessKeyId = id,
            SecretAccessKey = secret,
            Kind = SessionCredentialKind.UserSession,
            AccountId = caller.Account,
            PrincipalId = caller.EntityId,
            PrincipalName = caller.UserName ?? "",
            PrincipalPath = path,
            SessionId = UniqueId.Uuid(),
            IssuedAt = now,
            ExpiresAt = BearerRule.Limit(caller, expiresAt),
        };
    }
}
