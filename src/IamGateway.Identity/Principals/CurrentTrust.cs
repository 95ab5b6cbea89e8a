using IamGateway.Identity.Storage;
using IamGateway.Policy.Documents;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>The trust policies of roles as they stand now: users and roles by the ARNs they have today, and by their unique ids, which are nobody's ARN, once they are gone.</summary>
/// <remarks>Source: IAM User Guide, "AWS JSON policy elements: Principal", "IAM role principals": an ARN is transformed to an id when the policy is saved, and shown as an ARN again while the role exists.</remarks>
public static class CurrentTrust
{
    /// <summary>The trust policy of one role.</summary>
    public static async Task<string> OfAsync(IdentityDb db, Role role, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(role);
        return (await OfAsync(db, [role], cancellationToken))[role.Id];
    }

    /// <summary>Trust policies by the ids of their roles.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(IdentityDb db, IReadOnlyCollection<Role> roles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(roles);
        var ids = roles.SelectMany(role => role.TrustBindings.IdsByArn.Values).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0)
            return roles.ToDictionary(role => role.Id, role => role.TrustPolicy, StringComparer.Ordinal);

        var users = await db.IamUsers.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, StringComparer.Ordinal, cancellationToken);
        var trusted = await db.Roles.AsNoTracking().Where(role => ids.Contains(role.Id)).ToDictionaryAsync(role => role.Id, StringComparer.Ordinal, cancellationToken);
        return roles.ToDictionary(role => role.Id, TextOf, StringComparer.Ordinal);

        string TextOf(Role role)
        {
            var changed = role.TrustBindings.IdsByArn
                .Select(bound => KeyValuePair.Create(bound.Key, NameOf(bound.Key, bound.Value)))
                .Where(bound => bound.Key != bound.Value)
                .ToDictionary(StringComparer.Ordinal);
            return changed.Count == 0 ? role.TrustPolicy : PrincipalTexts.Replace(role.TrustPolicy, changed);
        }

        string NameOf(string written, string id)
        {
            if (users.TryGetValue(id, out var user))
                return user.Arn;
            var session = SessionNameOf(written);
            return (trusted.GetValueOrDefault(id), session) switch
            {
                (null, null) => id,
                (null, _) => $"{id}:{session}",
                ({ } role, null) => role.Arn,
                ({ } role, _) => $"arn:aws:sts::{role.AccountId}:assumed-role/{role.Name}/{session}",
            };
        }
    }

    private static string? SessionNameOf(string arn) => arn.StartsWith("arn:aws:sts:", StringComparison.Ordinal) ? arn[(arn.LastIndexOf('/') + 1)..] : null;
}
