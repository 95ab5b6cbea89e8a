using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.Identity.Storage;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>The policies that apply to a principal, compiled; from a memory bounded in sets that is keyed by the policy versions a set was made from, and that the change feed keeps honest.</summary>
/// <remarks>Principals with the same policies (people with one permission set in many accounts, say) share one compiled set.</remarks>
public sealed class PrincipalPolicies
{
    private const int PrincipalCapacity = 100_000, SetCapacity = 10_000;

    private readonly IDbContextFactory<IdentityDb> _store;
    private readonly BoundedMemory<PolicySets> _ofPrincipals = new(PrincipalCapacity);
    private readonly BoundedMemory<CompiledPolicySet> _sets = new(SetCapacity);
    private readonly Lazy<PolicySets> _ofRoot;

    public PrincipalPolicies(IDbContextFactory<IdentityDb> store, ChangeFeed feed)
    {
        _store = store;
        _ofRoot = new Lazy<PolicySets>(() => new PolicySets(Compiled(PolicyType.Identity, [new StoredPolicy("root user", null, BuiltInPolicies.AllowEverything)])));
        feed.Subscribe(Forget);
    }

    /// <summary>Policies of a role: its own or its permission set's, and its boundary. None when there is no such role.</summary>
    /// <exception cref="InvalidDataException">A stored policy cannot be read: deny.</exception>
    public ValueTask<PolicySets> OfRoleAsync(string roleId, CancellationToken cancellationToken) =>
        _ofPrincipals.Find("role:" + roleId) is { } remembered
            ? ValueTask.FromResult(remembered)
            : new ValueTask<PolicySets>(ReadAsync("role:" + roleId, db => PolicyReader.OfRoleAsync(db, roleId, cancellationToken), cancellationToken));

    /// <summary>Policies of an IAM user: its own, those of its groups, and its boundary. None when there is no such user.</summary>
    /// <exception cref="InvalidDataException">A stored policy cannot be read: deny.</exception>
    public ValueTask<PolicySets> OfUserAsync(string userId, CancellationToken cancellationToken) =>
        _ofPrincipals.Find("user:" + userId) is { } remembered
            ? ValueTask.FromResult(remembered)
            : new ValueTask<PolicySets>(ReadAsync("user:" + userId, db => PolicyReader.OfUserAsync(db, userId, cancellationToken), cancellationToken));

    /// <summary>The root user may do everything in its account.</summary>
    public PolicySets OfRoot => _ofRoot.Value;

    /// <summary>The policies that limit a session: those given with it, and managed ones of its account or of the gateway. One that does not exist any more allows nothing.</summary>
    /// <exception cref="InvalidDataException">A policy cannot be read: deny.</exception>
    public async ValueTask<CompiledPolicySet> OfSessionAsync(
        string accountId, IReadOnlyList<string> documents, IReadOnlyList<string> arns, CancellationToken cancellationToken)
    {
        List<StoredPolicy> policies = [.. documents.Select(document => new StoredPolicy("session policy", null, document))];
        if (arns.Count > 0)
        {
            await using var db = await _store.CreateDbContextAsync(cancellationToken);
            policies.AddRange(await PolicyReader.OfArnsAsync(db, accountId, arns, cancellationToken));
        }

        return Compiled(PolicyType.Session, policies);
    }

    /// <summary>The trust policy of a role, with the principals that it names today.</summary>
    /// <exception cref="InvalidDataException">It cannot be read: deny.</exception>
    public async Task<CompiledPolicySet> OfTrustAsync(IdentityDb db, Role role, CancellationToken cancellationToken) =>
        Compiled(PolicyType.Trust, [new StoredPolicy(role.Arn, null, await CurrentTrust.OfAsync(db, role, cancellationToken))]);

    private async Task<PolicySets> ReadAsync(string key, Func<IdentityDb, Task<StoredPolicies?>> readAsync, CancellationToken cancellationToken)
    {
        var generation = _ofPrincipals.Generation;
        await using var db = await _store.CreateDbContextAsync(cancellationToken);
        if (await readAsync(db) is not { } stored)
            return PolicySets.None;

        var sets = new PolicySets(Compiled(PolicyType.Identity, stored.Identity))
        {
            Boundary = stored.Boundary is { } boundary ? Compiled(PolicyType.PermissionsBoundary, [boundary]) : null,
        };
        _ofPrincipals.Remember(key, sets, generation);
        return sets;
    }

    /// <summary>Keyed by all that the set is made of, so an entry can never be out of date.</summary>
    private CompiledPolicySet Compiled(PolicyType type, IReadOnlyList<StoredPolicy> policies)
    {
        if (policies.Count == 0)
            return CompiledPolicySet.Empty;

        var key = $"{type}:{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(policies)))}";
        if (_sets.Find(key) is { } known)
            return known;

        var compiled = PolicyCompiler.Compile(type, [.. policies.Select(policy => Parse(policy, type))]);
        _sets.Remember(key, compiled, _sets.Generation);
        return compiled;
    }

    private static PolicySource Parse(StoredPolicy policy, PolicyType type) =>
        PolicyParser.Parse(policy.Document, type) is { Document: { } document }
            ? new PolicySource(policy.Name, policy.Version, document)
            : throw new InvalidDataException($"The stored policy {policy.Name} cannot be read.");

    /// <summary>Forgets what a change may have made untrue.</summary>
    private void Forget(Change change)
    {
        switch (change.Entity)
        {
            case "roles":
                _ofPrincipals.Forget("role:" + change.EntityId);
                break;
            case "iam_users":
                _ofPrincipals.Forget("user:" + change.EntityId);
                break;
            case "iam_group_members":
                _ofPrincipals.Forget("user:" + change.EntityId.Split(',', 2)[1]);
                break;
            case "managed_policies" or "policy_versions" or "policy_attachments" or "inline_policies" or "iam_groups" or "permission_sets" or Change.Anything:
                _ofPrincipals.ForgetAll();
                break;
        }
    }
}
