namespace IamGateway.AspNetCore.Authentication;

/// <summary>Why a credential that was presented is not believed.</summary>
public enum AuthenticationProblem
{
    /// <summary>None: the caller is authenticated, or presented nothing.</summary>
    None,
    /// <summary>The header, cookie or token cannot be read as a credential of ours.</summary>
    Malformed,
    /// <summary>More than one credential was presented.</summary>
    Ambiguous,
    /// <summary>The signature, issuer, audience or type is not ours.</summary>
    Untrusted,
    /// <summary>It was valid once.</summary>
    Expired,
    /// <summary>Its session was ended, or its owner disabled.</summary>
    SessionEnded,
    /// <summary>The kind of credential is not accepted here.</summary>
    Unsupported,
    /// <summary>It could not be checked, because the sessions cannot be read now. Nobody is to sign in anew for that.</summary>
    Unavailable,
}
