namespace IamGateway.Server.Composition;

/// <summary>What the command line says of a server.</summary>
internal sealed record ServerSettings
{
    /// <summary>Absolute path of the data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Listening addresses, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>Listening addresses of the health endpoints, separated by semicolons.</summary>
    public required string ManagementUrls { get; init; }

    /// <summary>Configuration files beside <c>appsettings.json</c>; later ones win.</summary>
    public IReadOnlyList<string> ConfigurationFiles { get; init; } = [];

    /// <summary>Settings under all files and variables; the demo's.</summary>
    public IReadOnlyDictionary<string, string?> Defaults { get; init; } = new Dictionary<string, string?>();

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Used by the first start in a data folder only.</summary>
    public FoundingAccount Founding { get; init; } = new("management", "root@localhost", null);
}
