using System.Collections.Immutable;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>Reads sessions from the store and decides whether they are live.</summary>
internal static class SessionReader
{
    /// <summary>The sign-in with a secret's hash; null when it is not live.</summary>
    public static async Task<LiveSignIn?> SignInAsync(IdentityDb db, SignInRules rules, string secretHash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = await db.SignInSessions.AsNoTracking().SingleOrDefaultAsync(signIn => signIn.SecretHash == secretHash, cancellationToken);
        if (session is null || !IsLive(session, now) || session.LastSeenAt + rules.Idle <= now)
            return null;
        if (await SubjectAsync(db, session, cancellationToken) is not { } subject)
            return null;

        var principal = session.ActiveSessionId is { } active ? await PrincipalAsync(db, rules, active, now, cancellationToken) : null;
        return new LiveSignIn(session, subject.Name, subject.Groups, principal?.Session.SignInSessionId == session.Id ? principal : null)
        {
            MfaDue = principal is null && await SecondFactorRule.IsDueAsync(db, rules, session, cancellationToken),
        };
    }

    /// <summary>A principal session; null when it is not live. How long its sign-in was idle does not matter: that is the browser's limit.</summary>
    public static async Task<LivePrincipal?> PrincipalAsync(IdentityDb db, SignInRules rules, string sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await (
            from row in db.PrincipalSessions.AsNoTracking()
            join madeFrom in db.SignInSessions.AsNoTracking() on row.SignInSessionId equals madeFrom.Id
            join owner in db.Accounts.AsNoTracking() on row.AccountId equals owner.Id
            where row.Id == sessionId
            select new { Session = row, SignIn = madeFrom, Account = owner }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !IsLive(found.SignIn, now) || found.Session.EndedAt is not null || found.Session.ExpiresAt <= now)
            return null;

        var (session, signIn, account) = (found.Session, found.SignIn, found.Account);
        if (rules.MfaAtSignIn && session.MfaAt is null)
            return null; // asked for since the session was made
        if (await RevocationRule.AppliesAsync(db, session, cancellationToken))
            return null;
        if (session.RoleId is not null)
            return await OfRoleAsync(db, session, signIn, account, cancellationToken);
        if (session.UserId is not null)
            return await OfUserAsync(db, session, signIn, account, cancellationToken);
        return signIn.RootAccountId == session.AccountId ? new LivePrincipal(session, account, null, null, null, [], ImmutableDictionary<string, string>.Empty) : null;
    }

    private static bool IsLive(SignInSession session, DateTimeOffset now) => session.EndedAt is null && session.ExpiresAt > now;

    private static async Task<LivePrincipal?> OfRoleAsync(IdentityDb db, PrincipalSession session, SignInSession signIn, Accounts.Account account, CancellationToken cancellationToken)
    {
        var role = await db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.Id == session.RoleId && role.AccountId == session.AccountId, cancellationToken);
        var person = await db.People.AsNoTracking().Include(person => person.Tags).SingleOrDefaultAsync(person => person.Id == signIn.PersonId && person.IsActive, cancellationToken);
        if (person is null || role?.PermissionSetId is null || !await Assigned.IsAsync(db, person.Id, role.AccountId, role.PermissionSetId, cancellationToken))
            return null;

        // A session's tag takes the place of the role's. Source: IAM User Guide, "Pass session tags in AWS STS".
        var tags = role.Tags.ToDictionary().SetItems(person.Tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
        return new LivePrincipal(session, account, role, null, person, await GroupsOfPersonAsync(db, person.Id, cancellationToken), tags);
    }

    private static async Task<LivePrincipal?> OfUserAsync(IdentityDb db, PrincipalSession session, SignInSession signIn, Accounts.Account account, CancellationToken cancellationToken)
    {
        var user = await db.IamUsers.AsNoTracking().SingleOrDefaultAsync(
            user => user.Id == session.UserId && user.Id == signIn.UserId && user.AccountId == session.AccountId, cancellationToken);
        return user is null ? null : new LivePrincipal(session, account, null, user, null, await IamGroupNames.OfAsync(db, user.Id, cancellationToken), user.Tags.ToDictionary());
    }

    private static async Task<(string Name, IReadOnlyList<string> Groups)?> SubjectAsync(IdentityDb db, SignInSession session, CancellationToken cancellationToken)
    {
        if (session.PersonId is { } personId)
        {
            var userName = await db.People.Where(person => person.Id == personId && person.IsActive).Select(person => person.UserName).SingleOrDefaultAsync(cancellationToken);
            return userName is null ? null : (userName, await GroupsOfPersonAsync(db, personId, cancellationToken));
        }

        if (session.UserId is { } userId)
        {
            var name = await db.IamUsers.Where(user => user.Id == userId).Select(user => user.Name).SingleOrDefaultAsync(cancellationToken);
            return name is null ? null : (name, await IamGroupNames.OfAsync(db, userId, cancellationToken));
        }

        var email = await db.RootUsers.Where(root => root.AccountId == session.RootAccountId).Select(root => root.Email).SingleOrDefaultAsync(cancellationToken);
        return email is null ? null : (email, []);
    }

    private static async Task<IReadOnlyList<string>> GroupsOfPersonAsync(IdentityDb db, string personId, CancellationToken cancellationToken) =>
        await db.PeopleGroups
            .Where(group => db.PeopleGroupMembers.Any(member => member.GroupId == group.Id && member.PersonId == personId))
            .OrderBy(group => group.DisplayName).Select(group => group.DisplayName).ToListAsync(cancellationToken);
}
