namespace IamGateway.Federation.Providers;

/// <summary>An identity provider at which people sign in, as it is configured under <c>IamGateway:IdentityProviders:NAME</c>.</summary>
internal abstract record SignInProvider
{
    /// <summary>The value of <c>Type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>1 to 32 of <c>[a-z0-9-]</c>; part of URLs. In lower case, however the configuration writes it.</summary>
    public required string Name { get; init; }

    /// <summary>What the sign-in page calls it. Default: <see cref="Name"/>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The claim or attribute with the names of groups.</summary>
    public required string GroupsClaim { get; init; }

    /// <summary>Value of the claim, to the letter → display name of a people's group; what is not listed counts for nothing. Empty: values are display names themselves.</summary>
    public required IReadOnlyDictionary<string, string> GroupMap { get; init; }

    /// <summary>Whether groups that do not exist are made. Default false: only groups that somebody made here can be joined.</summary>
    public bool CreateGroups { get; init; }

    /// <summary>The claim or attribute that names a new person. Null: each type has an order of its own.</summary>
    public string? UserNameClaim { get; init; }

    /// <summary>Whether the provider may have a loopback or private address. Default false.</summary>
    public bool AllowPrivateAddresses { get; init; }
}
