using IamGateway.AspNetCore.Authentication;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>A bearer token, which comes from a browser's sign-in, makes no credentials that outlive it. AWS has none like it.</summary>
internal static class BearerRule
{
    /// <summary>When credentials end that the caller asks for.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="end">When they would end for another caller.</param>
    public static DateTimeOffset Limit(Caller caller, DateTimeOffset end)
    {
        var isBearer = caller is { IsLongTerm: false, AccessKeyId: null, SessionId.Length: > 0 };
        return isBearer && caller.ExpiresAt < end ? caller.ExpiresAt : end;
    }
}
