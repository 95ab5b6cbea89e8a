namespace IamGateway.Federation.Providers;

/// <summary>A provider with what is needed to talk to it.</summary>
internal abstract class ProviderConnection(SignInProvider provider) : IDisposable
{
    /// <summary>Name in URLs.</summary>
    public string Name => provider.Name;

    /// <summary>What the sign-in page calls it.</summary>
    public string DisplayName => provider.DisplayName;

    public abstract void Dispose();
}
