using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>The context keys that follow from the caller alone. Made once for a caller, so that a request neither hashes names nor formats values.</summary>
internal sealed class CallerContext
{
    private readonly (ContextKey Key, string Value)[] _values;

    private CallerContext(Principal principal, List<(ContextKey, string)> values)
    {
        Principal = principal;
        _values = [.. values];
    }

    /// <summary>Who the caller is to the policies.</summary>
    public Principal Principal { get; }

    /// <summary>The keys of a caller. Source: IAM User Guide, "Anonymous requests have no PrincipalArn, user name or tags; their account and user id are <c>anonymous</c>".</summary>
    public static CallerContext Of(Caller caller)
    {
        List<(ContextKey, string)> values =
        [
            (GlobalContextKeys.PrincipalType, caller.Type.ToString()),
            (GlobalContextKeys.UserId, caller.UserId),
            (GlobalContextKeys.PrincipalAccount, caller.IsAnonymous ? "anonymous" : caller.Account),
            (GlobalContextKeys.ViaAWSService, "false"),
        ];
        if (caller.FederatedProvider is { } provider)
        {
            values.Add((GlobalContextKeys.FederatedProvider, provider));
        }

        values.AddRange(caller.FederatedContext.Select(value => (ContextKey.Of(value.Key), value.Value)));
        if (!caller.IsAnonymous && !caller.IsVouchedFor)
        {
            // Every other credential is a temporary one, IAM users' browser sessions included; so these two are absent with an access key alone.
            if (!caller.IsLongTerm)
            {
                values.Add((GlobalContextKeys.TokenIssueTime, ClockText.IsoOf(caller.IssuedAt)));
            }

            if (!caller.IsLongTerm || caller.MfaAt is not null)
            {
                values.Add((GlobalContextKeys.MultiFactorAuthPresent, caller.MfaAt is null ? "false" : "true"));
            }

            if (caller.SourceIdentity is { } sourceIdentity)
            {
                values.Add((GlobalContextKeys.SourceIdentity, sourceIdentity));
            }

            values.Add((GlobalContextKeys.PrincipalArn, caller.PrincipalArn));
            values.AddRange(caller.Tags.Select(tag => (ContextKey.Of($"aws:PrincipalTag/{tag.Key}"), tag.Value)));
        }

        if (caller is { Type: PrincipalType.User, UserName: { } userName })
        {
            values.Add((GlobalContextKeys.UserName, userName));
        }

        var principal = caller.IsAnonymous ? Principal.Anonymous : Principal.Parse(caller.Arn);
        return new CallerContext(principal ?? throw new InvalidOperationException($"'{caller.Arn}' is no principal."), values);
    }

    /// <summary>Sets the keys.</summary>
    public void AddTo(RequestContext context)
    {
        foreach (var (key, value) in _values)
        {
            context.Set(key, value);
        }
    }
}
