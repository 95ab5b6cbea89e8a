using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.Server.Composition;

/// <summary>Session credentials as callers, named as <c>aws:userid</c> and <c>aws:PrincipalArn</c> have them. Source: IAM User Guide, "IAM identifiers" and "AWS global condition context keys".</summary>
internal static class SessionCaller
{
    /// <param name="session">The session.</param>
    /// <param name="entity">The role or IAM user behind it, as it is now; anything else: the root user.</param>
    public static Caller Of(SessionCredential session, object? entity)
    {
        var account = session.AccountId;
        var root = $"arn:aws:iam::{account}:root";
        var sts = $"arn:aws:sts::{account}";
        var (type, arn, principalArn, userId) = (session.Kind, entity) switch
        {
            (SessionCredentialKind.AssumedRole, Role role) => (PrincipalType.AssumedRole, $"{sts}:assumed-role/{role.Name}/{session.SessionName}", role.Arn, $"{role.Id}:{session.SessionName}"),
            (SessionCredentialKind.FederatedUser, _) => (PrincipalType.FederatedUser, $"{sts}:federated-user/{session.SessionName}", $"{sts}:federated-user/{session.SessionName}", $"{account}:{session.SessionName}"),
            (SessionCredentialKind.UserSession, LiveUser { User: { } user }) => (PrincipalType.User, user.Arn, user.Arn, user.Id),
            _ => (PrincipalType.Account, root, root, account),
        };
        return new Caller
        {
            Type = type,
            Arn = arn,
            PrincipalArn = principalArn,
            Account = account,
            UserId = userId,
            EntityId = session.PrincipalId,
            FederatedProvider = session.Federation?.Provider,
            FederatedContext = session.Federation?.Context ?? [],
            UserName = type == PrincipalType.User ? (entity as LiveUser)?.User.Name : null,
            Groups = type == PrincipalType.User && entity is LiveUser { Groups: var groups } ? [.. groups] : [],
            Tags = TagsOf(entity).ToDictionary().SetItems(session.Tags.ToDictionary()),
            TransitiveTagKeys = [.. session.TransitiveTagKeys],
            SourceIdentity = session.SourceIdentity,
            SessionPolicies = [.. session.SessionPolicies],
            SessionPolicyArns = [.. session.SessionPolicyArns],
            SessionId = session.SessionId,
            AccessKeyId = session.AccessKeyId,
            IssuedAt = session.IssuedAt,
            ExpiresAt = session.ExpiresAt,
            MfaAt = session.MfaAt,
        };
    }

    /// <summary>A session's own tags take the place of its role's with the same keys; each of the two may have as many as a tag set holds. Source: IAM User Guide, "Pass session tags in AWS STS".</summary>
    private static TagSet TagsOf(object? entity) => entity switch
    {
        Role role => role.Tags,
        LiveUser { User: { } user } => user.Tags,
        _ => TagSet.Empty,
    };
}
