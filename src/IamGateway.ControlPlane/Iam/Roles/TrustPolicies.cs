using IamGateway.ControlPlane.Iam.Policies;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>Checks the trust policies that roles get, and finds out whom they name.</summary>
internal static class TrustPolicies
{
    /// <summary>Who the users and roles in a trust policy are. Those of accounts that are not of this gateway are kept by name.</summary>
    /// <exception cref="ApiException">It is too long, no good trust policy, or names a user or role that does not exist.</exception>
    public static async Task<PrincipalBindings> BindTrustAsync(this Scope scope, PolicyText text, CancellationToken cancellationToken)
    {
        var named = text.ToTrust().Statements
            .SelectMany(statement => statement.Principals ?? [])
            .Where(principal => principal.Kind == PrincipalEntryKind.Aws)
            .Select(principal => principal.Value)
            .Distinct(StringComparer.Ordinal);

        var bindings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var principal in named)
        {
            if (IsUniqueId(principal))
                throw Invalid(principal);
            if (principal.Split(':', 6) is ["arn", "aws", var service, "", var account, var resource]
                && (service, resource.Split('/')) is ("iam", ["user" or "role", ..]) or ("sts", ["assumed-role", ..])
                && await scope.Db.Accounts.AnyAsync(one => one.Id == account, cancellationToken))
            {
                bindings[principal] = await scope.FindIdAsync(principal, account, resource.Split('/'), cancellationToken) ?? throw Invalid(principal);
            }
        }

        return PrincipalBindings.Of(bindings);
    }

    /// <summary>What stands for a principal that is gone: no policy can be written for it.</summary>
    private static bool IsUniqueId(string principal) =>
        principal.StartsWith("AIDA", StringComparison.Ordinal) || principal.StartsWith("AROA", StringComparison.Ordinal);

    /// <summary>The id of whoever has exactly this ARN; of a session, that of its role. Null: nobody has it.</summary>
    private static async Task<string?> FindIdAsync(this Scope scope, string arn, string account, string[] resource, CancellationToken cancellationToken)
    {
        var name = resource[0] == "assumed-role" ? resource[1] : resource[^1];
        if (resource[0] == "user")
        {
            var user = await scope.Db.IamUsers.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == account && one.Name == name, cancellationToken);
            return user?.Arn == arn ? user.Id : null;
        }

        var role = await scope.Db.Roles.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == account && one.Name == name, cancellationToken);
        return role is not null && (resource[0] == "role" ? role.Arn == arn : role.Name == name) ? role.Id : null;
    }

    private static ApiException Invalid(string principal) =>
        new(ErrorCode.MalformedPolicyDocument, $"Invalid principal in policy: \"AWS\":\"{principal}\"");
}
