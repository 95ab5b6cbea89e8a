namespace IamGateway.Federation.Oidc;

/// <summary>One OpenID provider as it is configured under <c>IamGateway:IdentityProviders:NAME</c> with <c>Type</c> <c>oidc</c>.</summary>
internal sealed record OidcProvider
{
    /// <summary>1 to 32 of <c>[a-z0-9-]</c>; part of URLs. In lower case, however the configuration writes it.</summary>
    public required string Name { get; init; }

    /// <summary>What the sign-in page calls it. Default: <see cref="Name"/>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Exactly the <c>iss</c> of its tokens. https, or http on loopback.</summary>
    public required string Issuer { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>Separated by spaces. Default <c>openid email profile</c>.</summary>
    public required string Scopes { get; init; }

    /// <summary>The claim with the names of groups. Default <c>groups</c>.</summary>
    public required string GroupsClaim { get; init; }

    /// <summary>Value of the claim, to the letter → display name of a people's group; what is not listed counts for nothing. Empty: values are display names themselves.</summary>
    public required IReadOnlyDictionary<string, string> GroupMap { get; init; }

    /// <summary>Whether groups that do not exist are made. Default false: only groups that somebody made here can be joined.</summary>
    public bool CreateGroups { get; init; }

    /// <summary>The claim that names a new person. Null: the e-mail address when it is verified, else <c>preferred_username</c>, else the subject.</summary>
    public string? UserNameClaim { get; init; }

    /// <summary>Whether the provider may have a loopback or private address. Default false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Hosts (with port, if not the default) beside the issuer's that its keys and tokens may be fetched from.</summary>
    public required IReadOnlyList<string> AdditionalHosts { get; init; }
}
