using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Oidc;

/// <summary>One OpenID provider: <c>Type</c> is <c>oidc</c>.</summary>
internal sealed record OidcProvider : SignInProvider
{
    public override string Type => "oidc";

    /// <summary>Exactly the <c>iss</c> of its tokens. https, or http on loopback.</summary>
    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Separated by spaces. Default <c>openid email profile</c>.</summary>
    public required string Scopes { get; init; }

    /// <summary>Hosts (with port, if not the default) beside the issuer's that its keys and tokens may be fetched from.</summary>
    public required IReadOnlyList<string> AdditionalHosts { get; init; }
}
