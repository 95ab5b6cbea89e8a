using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Makes role sessions, by the rules on how long they last and what passes on to them.</summary>
internal sealed class RoleSessions(SessionIssuer issuer, TimeProvider clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>A session of a role that the caller may assume.</summary>
    /// <exception cref="ApiException">What is wanted breaks a rule.</exception>
    public SessionCredential New(Role role, Caller caller, WantedSession wanted)
    {
        var isChained = caller.Type == PrincipalType.AssumedRole;
        var now = clock.GetUtcNow();
        var (id, secret) = AccessKeys.NewTemporary();
        return new SessionCredential
        {
            AccessKeyId = id,
            SecretAccessKey = secret,
            Kind = SessionCredentialKind.AssumedRole,
            AccountId = role.AccountId,
            PrincipalId = role.Id,
            PrincipalName = role.Name,
            PrincipalPath = role.Path,
            SessionName = wanted.Name,
            SessionId = UniqueId.Uuid(),
            IssuedAt = now,
            ExpiresAt = BearerRule.Limit(caller, now + Duration(role, isChained, wanted.DurationSeconds)),
            MfaAt = caller.MfaAt,
            SourceIdentity = SourceIdentity(caller, wanted),
            Tags = Tags(caller, wanted),
            TransitiveTagKeys = [.. caller.TransitiveTagKeys, .. wanted.TransitiveTagKeys.Select(key => key.Text).Distinct(StringComparer.OrdinalIgnoreCase)],
            SessionPolicies = SessionPolicyRules.Documents(wanted.Policy),
            SessionPolicyArns = SessionPolicyRules.Arns(wanted.PolicyArns),
            IsChained = isChained,
        };
    }

    /// <inheritdoc cref="SessionIssuer.Issue"/>
    public CredentialsView Issue(SessionCredential session) => issuer.Issue(session);

    /// <remarks>Source: IAM User Guide, "Methods to assume a role", "Role chaining"; STS API Reference, AssumeRole, DurationSeconds.</remarks>
    private static TimeSpan Duration(Role role, bool isChained, int? seconds)
    {
        var most = isChained ? Hour : role.MaxSessionDuration;
        if (seconds is not { } wanted)
            return most < Hour ? most : Hour;
        if (TimeSpan.FromSeconds(wanted) <= most)
            return TimeSpan.FromSeconds(wanted);
        throw new ApiException(
            ErrorCode.ValidationError,
            isChained
                ? "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
                : "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    private static string? SourceIdentity(Caller caller, WantedSession wanted)
    {
        if (wanted.SourceIdentity is { } given && given.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            throw new ApiException(ErrorCode.ValidationError, "A source identity cannot begin with aws:.");
        return wanted.SourceIdentity is null || caller.SourceIdentity is null || wanted.SourceIdentity == caller.SourceIdentity
            ? wanted.SourceIdentity ?? caller.SourceIdentity
            : throw new ApiException(ErrorCode.AccessDenied, "The source identity of the calling session cannot be changed.");
    }

    /// <summary>The transitive tags of the caller's session and those of the request, which cannot replace them.</summary>
    private static TagSet Tags(Caller caller, WantedSession wanted)
    {
        var passed = TagSet.Of(caller.TransitiveTagKeys.Select(key => new Tag(key, caller.Tags[key])));
        var given = wanted.Tags.ToSet();
        if (given.FirstOrDefault(tag => passed.Find(tag.Key) is not null) is { Key: { } key })
            throw new ApiException(ErrorCode.InvalidParameterValue, $"One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session: {key}");
        if (wanted.TransitiveTagKeys.FirstOrDefault(transitive => given.Find(transitive.Text) is null) is { Text: { } missing })
            throw new ApiException(ErrorCode.InvalidParameterValue, $"The specified transitive tag key must be included in the requested tags: {missing}");
        return passed.With(wanted.Tags);
    }
}
