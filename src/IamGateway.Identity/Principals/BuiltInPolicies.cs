using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>The managed policies that ship with the gateway: owned by no account, attachable in all of them, changed by nobody but a new program.</summary>
public static class BuiltInPolicies
{
    /// <summary>Name of the policy that allows everything; its ARN is <c>arn:aws:iam::aws:policy/AdministratorAccess</c>.</summary>
    public const string AdministratorAccess = "AdministratorAccess";

    internal const string AllowEverything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>Brings the store to what ships: adds the policies that are missing, and gives one whose document changed a new version, which applies from then on wherever the policy is attached. Two processes may do it at once.</summary>
    /// <remarks>A policy that ships no more stays, because it may be attached. When all is as it ships, this is one query and no write lock.</remarks>
    internal static async Task EnsureAsync(IdentityDb db, IReadOnlyList<BuiltInPolicy> shipped, TimeProvider clock, CancellationToken cancellationToken)
    {
        var known = await (
            from policy in db.ManagedPolicies
            join version in db.Set<PolicyVersion>() on new { PolicyId = policy.Id, Number = policy.DefaultVersion } equals new { version.PolicyId, version.Number }
            where policy.AccountId == null
            select new BuiltInPolicy(policy.Name, policy.Path, policy.Description ?? "", version.Document)).ToHashSetAsync(cancellationToken);
        if (shipped.All(known.Contains))
            return;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = await db.ManagedPolicies.Include(policy => policy.Versions).Where(policy => policy.AccountId == null)
            .ToDictionaryAsync(policy => policy.Name, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var policy in shipped)
        {
            if (stored.TryGetValue(policy.Name, out var former))
                Update(former, policy, now);
            else
                db.Add(New(policy, now));
        }

        await db.CommitAsync(cancellationToken);
    }

    private static ManagedPolicy New(BuiltInPolicy shipped, DateTimeOffset now)
    {
        var policy = new ManagedPolicy { Id = UniqueId.Iam("ANPA"), Path = shipped.Path, Name = shipped.Name, Description = shipped.Description, CreatedAt = now };
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = shipped.Document, CreatedAt = now });
        return policy;
    }

    private static void Update(ManagedPolicy policy, BuiltInPolicy shipped, DateTimeOffset now)
    {
        policy.Path = shipped.Path;
        policy.Description = shipped.Description;
        if (policy.Versions.Single(version => version.Number == policy.DefaultVersion).Document == shipped.Document)
            return;

        if (policy.Versions.Count >= ManagedPolicy.MaxVersions)
            policy.Versions.Remove(policy.Versions.Where(version => version.Number != policy.DefaultVersion).MinBy(version => version.Number)!);
        policy.DefaultVersion = policy.AddVersion(shipped.Document, now).Number;
    }
}
