using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Sessions;

/// <summary>When a sign-in has to prove a second factor before it may act. Source: IAM User Guide, "MFA enabled sign-in".</summary>
internal static class SecondFactorRule
{
    /// <summary>Whether this sign-in lacks a second factor that it must have.</summary>
    public static async Task<bool> IsDueAsync(IdentityDb db, SignInRules rules, SignInSession signIn, CancellationToken cancellationToken)
    {
        if (signIn.MfaAt is not null)
            return false;
        if (rules.MfaAtSignIn)
            return true;
        // A person's second factor is what the policies of a permission set ask for. A root user has no policies that could ask.
        return signIn.PersonId is null && await db.MfaDevices.AnyAsync(
            device => (signIn.UserId != null && device.UserId == signIn.UserId) || (signIn.RootAccountId != null && device.RootAccountId == signIn.RootAccountId), cancellationToken);
    }
}
