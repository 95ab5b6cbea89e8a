using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Signing;

/// <summary>The signed identity that a request carries to the upstream: an ES256 JWT of type <c>iam-identity+jwt</c>.</summary>
public sealed class UpstreamIdentity
{
    /// <summary>The header's name.</summary>
    public const string HeaderName = "X-IamGateway-Identity";

    /// <summary>The identity of a caller for one upstream; signed once and reused until it is near its end.</summary>
    /// <param name="caller">Who calls; anonymous callers get an identity that says so.</param>
    /// <param name="audience">The <c>aud</c>: the route's id.</param>
    public string For(Caller caller, string audience) => throw new NotSupportedException();
}
