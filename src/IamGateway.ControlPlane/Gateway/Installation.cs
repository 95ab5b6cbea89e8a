using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>What belongs to no one account but to the whole installation, such as its routes.</summary>
internal static class Installation
{
    /// <summary>Asks for it as the management account's: whoever administers another account has no business with it.</summary>
    public static async ValueTask<AccessRequest> OnInstallationAsync(this Scope scope, CancellationToken cancellationToken) =>
        AccessRequest.OnEverything with { Account = await scope.Db.Organizations.Select(organization => organization.ManagementAccountId).SingleAsync(cancellationToken) };
}
