using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Turns what is to be known of a session into credentials that a caller can use. Nothing is stored: the token carries all.</summary>
internal sealed class SessionIssuer(SessionCredentials credentials)
{
    /// <summary>The credentials of a session.</summary>
    /// <exception cref="ApiException">Its policies and tags take too much room.</exception>
    public CredentialsView Issue(SessionCredential session)
    {
        try
        {
            return new CredentialsView(session.AccessKeyId, session.SecretAccessKey, credentials.Seal(session), session.ExpiresAt);
        }
        catch (PackedPolicyTooLargeException tooLarge)
        {
            throw new ApiException(ErrorCode.PackedPolicyTooLarge, $"Packed size of session policies and tags consumes {tooLarge.Percent}% of the allotted space.");
        }
    }

    /// <summary>The room that a session's policies and tags take, in percent; null: it has none.</summary>
    public static int? PackedSizeOf(SessionCredential session) => SessionCredentials.PackedPolicySize(session) is > 0 and var percent ? percent : null;
}
