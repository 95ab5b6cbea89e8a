namespace IamGateway.Federation.Oidc;

/// <summary>The identity providers of the configuration.</summary>
public sealed class IdentityProviders
{
    /// <summary>Name (in URLs) and display name of each, in order of the configuration.</summary>
    public IReadOnlyList<(string Name, string DisplayName)> All => throw new NotSupportedException();
}
