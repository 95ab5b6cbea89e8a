namespace IamGateway.Proxy.Routes;

/// <summary>Put on a request when a policy has allowed it. Nothing is forwarded without it.</summary>
/// <param name="Method">The method that was decided on.</param>
/// <param name="Path">The path that was decided on.</param>
/// <param name="Identity">The signed identity for the upstream.</param>
internal sealed record AllowedRequest(string Method, string Path, string Identity);
