using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.PermissionSets;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Web.Portal;

/// <summary>Reads what the portal shows of a sign-in.</summary>
internal sealed class PortalReader(IDbContextFactory<IdentityDb> database, AssignmentBook assignments, SignInRules rules)
{
    public async Task<PortalView> ReadAsync(SignedInBrowser browser, CancellationToken cancellationToken)
    {
        await using var identity = await database.CreateDbContextAsync(cancellationToken);
        var personId = await identity.SignInSessions
            .Where(session => session.Id == browser.SignInId)
            .Select(session => session.PersonId)
            .SingleOrDefaultAsync(cancellationToken);
        var isUnproved = browser.Caller is null && browser.MfaAt is null;
        if (personId is null)
            return new() { Browser = browser, Choices = null, IsSecondFactorDue = isUnproved };

        return new()
        {
            Browser = browser,
            IsSecondFactorDue = isUnproved && rules.MfaAtSignIn,
            Choices = await assignments.OfPersonAsync(personId, cancellationToken),
            CurrentAccountId = browser.Caller?.Account,
            CurrentPermissionSetId = await CurrentPermissionSetAsync(identity, browser.Caller, cancellationToken),
        };
    }

    private static async Task<string?> CurrentPermissionSetAsync(IdentityDb identity, Caller? caller, CancellationToken cancellationToken) =>
        caller is null
            ? null
            : await identity.PrincipalSessions
                .Where(session => session.Id == caller.SessionId)
                .Join(identity.Roles, session => session.RoleId, role => role.Id, (_, role) => role.PermissionSetId)
                .SingleOrDefaultAsync(cancellationToken);
}
