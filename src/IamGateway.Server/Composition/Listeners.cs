namespace IamGateway.Server.Composition;

/// <summary>The listening addresses and the limits that keep one client from taking more than its share.</summary>
internal static class Listeners
{
    /// <summary>Every address to listen on.</summary>
    /// <exception cref="ConfigurationException">An address cannot be read, or health would share its port.</exception>
    public static IReadOnlyList<BindingAddress> Read(ServerSettings settings)
    {
        var main = Addresses(settings.Urls, "--urls");
        var management = Addresses(settings.ManagementUrls, "--management-urls");
        if (management.FirstOrDefault(address => main.Any(other => other.Port == address.Port)) is { } shared)
            throw new ConfigurationException([$"--management-urls: port {shared.Port} is also in --urls; health needs a port of its own, because it is told apart by the port"]);

        return [.. main, .. management];
    }

    public static void Configure(IWebHostBuilder host, IReadOnlyList<BindingAddress> addresses)
    {
        host.UseUrls([.. addresses.Select(address => address.ToString())]);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            var limits = kestrel.Limits;
            limits.MaxRequestLineSize = 8 * 1024;
            limits.MaxRequestHeadersTotalSize = 32 * 1024;
            limits.MaxRequestHeaderCount = 100;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
            limits.Http2.MaxStreamsPerConnection = 100;
            limits.MaxConcurrentConnections = 10_000;
            limits.MaxConcurrentUpgradedConnections = 10_000;
        });
    }

    private static List<BindingAddress> Addresses(string urls, string option)
    {
        List<BindingAddress> addresses = [];
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
                throw new ConfigurationException([$"{option}: '{url}' is not an address such as http://localhost:8080"]);
            addresses.Add(BindingAddress.Parse(url));
        }

        return addresses.Count > 0 ? addresses : throw new ConfigurationException([$"{option}: no address is given"]);
    }
}
