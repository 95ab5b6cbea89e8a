using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>Makes principal sessions out of a live sign-in. Reads only: whoever calls adds them and commits.</summary>
internal static class PrincipalSessions
{
    /// <summary>Of credentials issued to IAM users and root users; their browser sessions last as long as the sign-in.</summary>
    private static readonly TimeSpan IssuedFor = TimeSpan.FromHours(1);

    /// <summary>The session that a new sign-in begins with; null: the person has to choose, has nothing to choose from, or needs a second factor first.</summary>
    public static async Task<PrincipalSession?> FirstAsync(IdentityDb db, SignInRules rules, SignInSession signIn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await SecondFactorRule.IsDueAsync(db, rules, signIn, cancellationToken))
            return null;
        if (signIn.PersonId is not { } personId)
            return OfAccount(signIn, await AccountOfAsync(db, signIn, cancellationToken), now, signIn.ExpiresAt);

        var pairs = await Assigned.To(db, personId).Select(assignment => new { assignment.AccountId, assignment.PermissionSetId }).Distinct().Take(2).ToListAsync(cancellationToken);
        return pairs is [var only] ? await OfPermissionSetAsync(db, rules, signIn, only.AccountId, only.PermissionSetId, now, cancellationToken) : null;
    }

    /// <summary>A role session of a permission set; null when it is not assigned to the person, or the person needs a second factor first.</summary>
    public static async Task<PrincipalSession?> OfPermissionSetAsync(
        IdentityDb db, SignInRules rules, SignInSession signIn, string accountId, string permissionSetId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (signIn.PersonId is not { } personId || !await Assigned.IsAsync(db, personId, accountId, permissionSetId, cancellationToken))
            return null;

        if (await SecondFactorRule.IsDueAsync(db, rules, signIn, cancellationToken))
            return null;

        var userName = await db.People.Where(person => person.Id == personId).Select(person => person.UserName).SingleAsync(cancellationToken);
        var duration = await db.PermissionSets.Where(set => set.Id == permissionSetId).Select(set => set.SessionDuration).SingleAsync(cancellationToken);
        var roleId = await db.Roles.Where(role => role.PermissionSetId == permissionSetId && role.AccountId == accountId).Select(role => role.Id).SingleOrDefaultAsync(cancellationToken);
        return roleId is null ? null : new PrincipalSession
        {
            Id = UniqueId.Uuid(),
            SignInSessionId = signIn.Id,
            AccountId = accountId,
            RoleId = roleId,
            SessionName = RoleSessionName.Of(userName),
            IssuedAt = now,
            ExpiresAt = Earlier(now + duration, signIn.ExpiresAt),
            MfaAt = signIn.MfaAt,
        };
    }

    /// <summary>Another session of the principal that the browser acts with; null when that one is not live, or not assigned any more.</summary>
    /// <param name="isIssued">True: for a token. False: in place of the browser's.</param>
    public static async Task<PrincipalSession?> AnotherAsync(IdentityDb db, SignInRules rules, SignInSession signIn, bool isIssued, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var active = await db.PrincipalSessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == signIn.ActiveSessionId && session.SignInSessionId == signIn.Id, cancellationToken);
        if (active is null || active.EndedAt is not null || active.ExpiresAt <= now || await RevocationRule.AppliesAsync(db, active, cancellationToken))
            return null;
        if (active.RoleId is null)
            return OfAccount(signIn, active.AccountId, now, isIssued ? Earlier(now + IssuedFor, signIn.ExpiresAt) : signIn.ExpiresAt);

        var permissionSetId = await db.Roles.Where(role => role.Id == active.RoleId).Select(role => role.PermissionSetId).SingleOrDefaultAsync(cancellationToken);
        return permissionSetId is null ? null : await OfPermissionSetAsync(db, rules, signIn, active.AccountId, permissionSetId, now, cancellationToken);
    }

    private static PrincipalSession OfAccount(SignInSession signIn, string accountId, DateTimeOffset now, DateTimeOffset expiresAt) => new()
    {
        Id = UniqueId.Uuid(),
        SignInSessionId = signIn.Id,
        AccountId = accountId,
        UserId = signIn.UserId,
        IssuedAt = now,
        ExpiresAt = expiresAt,
        MfaAt = signIn.MfaAt,
    };

    private static async Task<string> AccountOfAsync(IdentityDb db, SignInSession signIn, CancellationToken cancellationToken) =>
        signIn.RootAccountId ?? await db.IamUsers.Where(user => user.Id == signIn.UserId).Select(user => user.AccountId).SingleAsync(cancellationToken);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
