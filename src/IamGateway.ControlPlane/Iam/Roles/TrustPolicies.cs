using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Documents;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Checks the trust policies that roles get.</summary>
internal static class TrustPolicies
{
    /// <summary>The trust policy as it is stored: as given.</summary>
    /// <exception cref="ApiException">It is too long, no good trust policy, or names a user or role of the account that does not exist.</exception>
    public static async Task<string> CheckTrustAsync(this Scope scope, PolicyText text, CancellationToken cancellationToken)
    {
        foreach (var principal in text.ToTrust().Statements.SelectMany(statement => statement.Principals ?? []))
        {
            if (principal.Kind == PrincipalEntryKind.Aws && !await scope.ExistsAsync(principal.Value, cancellationToken))
                throw new ApiException(ErrorCode.MalformedPolicyDocument, $"Invalid principal in policy: \"AWS\":\"{principal.Value}\"");
        }

        return text.Text;
    }

    /// <summary>True also for whoever is not a user or role of the account: accounts, services, everybody.</summary>
    private static async Task<bool> ExistsAsync(this Scope scope, string principal, CancellationToken cancellationToken)
    {
        if (principal.Split(':', 6) is not ["arn", "aws", var service, "", var account, var resource] || account != scope.Account)
            return true;

        var name = resource[(resource.LastIndexOf('/') + 1)..];
        return (service, resource.Split('/')) switch
        {
            ("iam", ["user", ..]) => (await scope.Db.IamUsers.AsNoTracking().SingleOrDefaultAsync(user => user.AccountId == account && user.Name == name, cancellationToken))?.Arn == principal,
            ("iam", ["role", ..]) => (await scope.Db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.AccountId == account && role.Name == name, cancellationToken))?.Arn == principal,
            ("sts", ["assumed-role", var role, _]) => await scope.Db.Roles.AnyAsync(one => one.AccountId == account && one.Name == role, cancellationToken),
            _ => true,
        };
    }
}
