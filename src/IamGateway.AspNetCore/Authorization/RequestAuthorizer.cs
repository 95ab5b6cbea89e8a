using System.Security.Cryptography;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Telemetry;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Decides one HTTP request: gathers the context, evaluates, finds out whether a second factor would help, and records.</summary>
/// <param name="policies">The policies that apply to a caller.</param>
/// <param name="sink">Takes the record; what it does not take is denied.</param>
/// <param name="metrics">Counts decisions.</param>
/// <param name="clock">Tells the time, and how long a decision took.</param>
/// <param name="logger">Hears why a decision could not be made.</param>
public sealed class RequestAuthorizer(
    IPrincipalPolicies policies, IDecisionSink sink, IamMetrics metrics, TimeProvider clock, ILogger<RequestAuthorizer> logger)
{
    private static readonly Decision Denied = new(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows, null);

    private readonly ContextGatherer _gatherer = new(clock);
    private readonly ObjectPool<RequestContext> _contexts = new DefaultObjectPool<RequestContext>(new ContextPolicy());

    /// <summary>Decides and records. Never throws: what fails is a deny.</summary>
    /// <remarks>
    /// Denied without evaluation: a caller whose credential was presented and not believed, a target that is not mapped, a connection without an address.
    /// A decision that the sink does not take becomes <see cref="Decision.Failed"/> in the record returned.
    /// </remarks>
    /// <param name="context">The request.</param>
    /// <param name="authenticated">Who sends it.</param>
    /// <param name="target">What it stands for.</param>
    /// <param name="resourcePolicy">The policy of the resource, such as the trust policy of a role; null: it has none.</param>
    public async ValueTask<DecisionRecord> AuthorizeAsync(
        HttpContext context, AuthenticatedRequest authenticated, AccessTarget target, CompiledPolicySet? resourcePolicy = null)
    {
        var started = clock.GetTimestamp();
        var id = NewId();
        var sourceIp = ContextGatherer.SourceIp(context);
        var (decision, needsMfa) = await DecideAsync(context, authenticated, target, resourcePolicy, sourceIp, id);
        var record = new DecisionRecord
        {
            Id = id,
            Time = clock.GetUtcNow(),
            Caller = authenticated.Caller,
            Authentication = authenticated.Problem,
            Target = target,
            Decision = decision,
            NeedsMfa = needsMfa,
            SourceIp = sourceIp ?? "",
            Method = context.Request.Method,
            Path = context.Request.PathBase.Add(context.Request.Path).Value ?? "",
            Host = context.Request.Host.Value ?? "",
            UserAgent = context.Request.Headers.UserAgent is { Count: > 0 } userAgent ? userAgent.ToString() : null,
            Latency = clock.GetElapsedTime(started),
        };
        if (!IsRecorded(record))
        {
            record = record with { Decision = Decision.Failed, NeedsMfa = false };
        }

        metrics.Count(record);
        return record;
    }

    /// <summary>The address of a request's client in the form policies compare; null when the connection has none.</summary>
    public static string? SourceIpOf(HttpContext context) => ContextGatherer.SourceIp(context);

    private static string NewId()
    {
        Span<byte> bits = stackalloc byte[16];
        RandomNumberGenerator.Fill(bits);
        return Convert.ToHexStringLower(bits);
    }

    private async ValueTask<(Decision Decision, bool NeedsMfa)> DecideAsync(
        HttpContext context, AuthenticatedRequest authenticated, AccessTarget target, CompiledPolicySet? resourcePolicy, string? sourceIp, string id)
    {
        if (authenticated.Problem != AuthenticationProblem.None || !target.IsMapped)
        {
            return (Denied, false);
        }

        if (sourceIp is null)
        {
            Log.NoSourceAddress(logger, id);
            return (Decision.Failed, false);
        }

        try
        {
            var sets = await policies.GetAsync(authenticated.Caller, context.RequestAborted);
            return Evaluate(context.Request, authenticated.Caller, target, sourceIp, resourcePolicy is null ? sets : sets with { Resource = resourcePolicy });
        }
#pragma warning disable CA1031 // an exception while deciding is a deny
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!context.RequestAborted.IsCancellationRequested)
            {
                Log.DecisionFailed(logger, id, exception);
            }

            return (Decision.Failed, false);
        }
    }

    private (Decision Decision, bool NeedsMfa) Evaluate(HttpRequest request, Caller caller, AccessTarget target, string sourceIp, PolicySets sets)
    {
        var context = _contexts.Get();
        try
        {
            _gatherer.Gather(context, request, caller, target, sourceIp);
            var asked = new AuthorizationRequest
            {
                Principal = _gatherer.PrincipalOf(caller),
                Action = target.Action,
                Resource = target.Resource,
                ResourceAccount = target.Account,
                Context = context,
            };
            var decision = PolicyEvaluator.Evaluate(asked, sets);
            if (decision.IsAllowed || caller.IsAnonymous || decision.Reason == DecisionReason.EvaluationFailed)
            {
                return (decision, false);
            }

            // Step-up is derived: the same request, were a second factor proved this very moment.
            context.Set(GlobalContextKeys.MultiFactorAuthPresent, "true");
            context.Set(GlobalContextKeys.MultiFactorAuthAge, "0");
            return (decision, PolicyEvaluator.Evaluate(asked, sets).IsAllowed);
        }
        finally
        {
            _contexts.Return(context);
        }
    }

    private bool IsRecorded(DecisionRecord record)
    {
        try
        {
            var recorded = sink.TryRecord(record);
            if (!recorded)
            {
                Log.DecisionNotRecorded(logger, record.Id);
            }

            return recorded;
        }
#pragma warning disable CA1031 // what cannot be recorded is a deny
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RecordingFailed(logger, record.Id, exception);
            return false;
        }
    }

    private sealed class ContextPolicy : PooledObjectPolicy<RequestContext>
    {
        public override RequestContext Create() => new();

        public override bool Return(RequestContext obj)
        {
            obj.Clear();
            return true;
        }
    }
}
