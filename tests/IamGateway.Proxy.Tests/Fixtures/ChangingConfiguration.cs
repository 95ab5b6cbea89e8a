using System.Text;
using Microsoft.Extensions.Configuration;

namespace IamGateway.Proxy.Tests.Fixtures;

/// <summary>A configuration in JSON that a test can replace while it is in use.</summary>
internal sealed class ChangingConfiguration : ConfigurationProvider, IConfigurationSource
{
    public ChangingConfiguration(string json)
    {
        Read(json);
        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    public static IConfigurationRoot Of(string json) => new ChangingConfiguration(json).Root;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public void Replace(string json)
    {
        Read(json);
        OnReload();
    }

    private void Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = new ConfigurationBuilder().AddJsonStream(stream).Build();
        Data = read.AsEnumerable().ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
    }
}
