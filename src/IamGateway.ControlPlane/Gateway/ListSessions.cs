using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Lists the live sessions of the account that were made from a sign-in, in a browser or as bearer token. Credentials of STS are kept nowhere, so they are not among them.</summary>
internal sealed class ListSessions(Scope scope, TimeProvider clock) : IOperation<ListSessions, ListSessions.Request, ListSessions.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ListSessions", AccessLevel.List, "*");

    public sealed record Request : TokenPagedRequest;

    public sealed record Response(ImmutableArray<SessionView> Sessions, string? NextToken);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var root = $"arn:aws:iam::{scope.Account}:root";
        var db = scope.Db;
        var live = db.PrincipalSessions.AsNoTracking().Where(session => session.AccountId == scope.Account && session.EndedAt == null && session.ExpiresAt > now);
        var page = await Page.OfAsync(live, session => session.Id, request, cancellationToken);
        var signInIds = page.Items.Select(session => session.SignInSessionId).ToList();
        var signIns = await db.SignInSessions.AsNoTracking().Where(signIn => signInIds.Contains(signIn.Id)).ToDictionaryAsync(signIn => signIn.Id, cancellationToken);
        var people = await db.People.Where(person => db.SignInSessions.Any(signIn => signInIds.Contains(signIn.Id) && signIn.PersonId == person.Id)).ToDictionaryAsync(person => person.Id, person => person.UserName, cancellationToken);
        var roleIds = page.Items.Select(session => session.RoleId).ToList();
        var roles = await db.Roles.AsNoTracking().Where(role => roleIds.Contains(role.Id)).ToDictionaryAsync(role => role.Id, role => role.Arn, cancellationToken);
        var userIds = page.Items.Select(session => session.UserId).ToList();
        var users = await db.IamUsers.AsNoTracking().Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Arn, cancellationToken);
        var sessions = page.Items.Select(session =>
        {
            var signIn = signIns[session.SignInSessionId];
            var arn = session.RoleId is { } roleId ? roles[roleId] : session.UserId is { } userId ? users[userId] : root;
            return new SessionView(session.Id, arn, session.IssuedAt, session.ExpiresAt, session.MfaAt is not null)
            {
                Person = signIn.PersonId is { } personId ? people[personId] : null,
                SourceIp = signIn.SourceIp,
                UserAgent = signIn.UserAgent,
            };
        });
        return new Response([.. sessions], page.Marker);
    }
}
