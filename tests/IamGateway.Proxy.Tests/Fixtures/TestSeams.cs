using System.Collections.Concurrent;
using System.Security.Cryptography;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>What an application gives the gateway, out of memory: sessions, their policies, keys, and the trail.</summary>
internal sealed class TestSeams : ISessionSource, IPrincipalPolicies, ISigningKeys, IDecisionSink, IDisposable
{
    private readonly ConcurrentDictionary<string, (Caller Caller, PolicySets Policies)> _sessions = new(StringComparer.Ordinal);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestSeams()
    {
        Current = new ECDsaSecurityKey(_key) { KeyId = "test-key" };
        Valid = [Current];
    }

    public ConcurrentQueue<DecisionRecord> Decisions { get; } = new();

    public DecisionRecord OnlyDecision => Assert.Single(Decisions);

    public ECDsaSecurityKey Current { get; }

    public IReadOnlyList<ECDsaSecurityKey> Valid { get; }

    /// <summary>Thrown instead of finding policies.</summary>
    public Exception? PoliciesFail { get; set; }

    /// <summary>False: the trail takes no more records.</summary>
    public bool IsTrailOpen { get; set; } = true;

    /// <summary>The policies of callers without a session.</summary>
    public PolicySets ForEverybody { get; set; } = PolicySets.None;

    /// <summary>Starts a session of a role whose only policy is this one.</summary>
    public Caller Start(string name, string policy, DateTimeOffset now)
    {
        var caller = new Caller
        {
            Type = PrincipalType.AssumedRole,
            Arn = $"arn:aws:sts::123456789012:assumed-role/Tester/{name}",
            PrincipalArn = "arn:aws:iam::123456789012:role/Tester",
            Account = "123456789012",
            UserId = $"AROATEST:{name}",
            SessionId = $"session-{name}",
            IssuedAt = now,
            ExpiresAt = now.AddHours(1),
        };
        _sessions[caller.SessionId] = (caller, Compile(policy));
        return caller;
    }

    public void End(Caller caller) => _sessions.TryRemove(caller.SessionId, out _);

    public static PolicySets Compile(string policy)
    {
        var parsed = PolicyParser.Parse(policy);
        Assert.NotNull(parsed.Document);
        return new PolicySets(PolicyCompiler.Compile(PolicyType.Identity, [new PolicySource("test", null, parsed.Document)]));
    }

    public ValueTask<SignedInBrowser?> FindByCookieAsync(string secret, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_sessions.TryGetValue(secret, out var session)
            ? new SignedInBrowser("sign-in", "tester", [], session.Caller.IssuedAt, null, session.Caller.ExpiresAt, session.Caller)
            : null);

    public ValueTask<Caller?> FindByIdAsync(string sessionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_sessions.TryGetValue(sessionId, out var session) ? session.Caller : null);

    public ValueTask<PolicySets> GetAsync(Caller caller, CancellationToken cancellationToken) =>
        PoliciesFail is { } failure ? throw failure
        : ValueTask.FromResult(_sessions.TryGetValue(caller.SessionId, out var session) ? session.Policies : ForEverybody);

    public bool TryRecord(DecisionRecord record)
    {
        if (IsTrailOpen)
        {
            Decisions.Enqueue(record);
        }
        return IsTrailOpen;
    }

    public void Dispose() => _key.Dispose();
}
