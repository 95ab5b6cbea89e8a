using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>A role session as answers have it.</summary>
internal sealed record AssumedRoleView(string AssumedRoleId, string Arn)
{
    public static AssumedRoleView Of(SessionCredential session) =>
        new($"{session.PrincipalId}:{session.SessionName}", $"arn:aws:sts::{session.AccountId}:assumed-role/{session.PrincipalName}/{session.SessionName}");
}
