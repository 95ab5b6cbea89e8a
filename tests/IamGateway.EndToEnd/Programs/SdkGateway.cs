namespace IamGateway.EndToEnd.Programs;

/// <summary>A gateway for AWS's SDKs, with credentials of it that are over. One for all classes of the collection.</summary>
[CollectionDefinition(Name)]
public sealed class SdkGateway : IAsyncLifetime, ICollectionFixture<SdkGateway>
{
    public const string Name = "SDKs";

    internal AwsGateway Aws { get; } = new();

    internal AwsKeys Expired { get; private set; } = new("", "", null);

    public async Task InitializeAsync()
    {
        await Aws.InitializeAsync();
        Expired = await Aws.ExpiredAsync();
    }

    public Task DisposeAsync() => Aws.DisposeAsync();
}
