using System.Net;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>Where the gateway is reached from outside.</summary>
/// <param name="PublicUrl">Scheme, host and port without a path; the issuer of all tokens, for example <c>https://sso.example.com</c>.</param>
public sealed record IamGatewayUrls(Uri PublicUrl)
{
    /// <summary>The <c>iss</c> of tokens: the public URL without a trailing slash.</summary>
    public string Issuer { get; } = PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether a request's host is the public URL's, whatever its port. Someone who tries it out on localhost may write 127.0.0.1, or the other way round.</summary>
    public bool HasHost(HostString host) =>
        host.Host.Equals(PublicUrl.Host, StringComparison.OrdinalIgnoreCase) || (IsLoopback(PublicUrl.Host) && IsLoopback(host.Host));

    /// <summary>Whether a host names this machine.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
