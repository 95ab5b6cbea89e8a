using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Tells the cause of a denial.</summary>
internal static class DenialCauses
{
    /// <summary>The cause.</summary>
    /// <param name="denied">The record of the denial.</param>
    /// <param name="browser">The sign-in of the request; null without one.</param>
    public static DenialCause Of(DecisionRecord denied, SignedInBrowser? browser) => denied switch
    {
        { Authentication: AuthenticationProblem.Unavailable } => DenialCause.Unavailable,
        { Caller.IsAnonymous: true } => browser switch
        {
            null => DenialCause.NotAuthenticated,
            { MfaDue: true } => DenialCause.MfaDue,
            _ => DenialCause.NoPrincipal,
        },
        { NeedsMfa: true } => DenialCause.NeedsMfa,
        _ => DenialCause.NotAllowed,
    };
}
