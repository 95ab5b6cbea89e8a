namespace IamGateway.Web.Tests.Hosting;

/// <summary>One host for the tests of a class that leave nothing behind which others would trip over.</summary>
public sealed class PageHostFixture : IAsyncLifetime
{
    private PageHost? _host;

    /// <summary>The host, late enough for every rate limit and lockout of the test before to be over.</summary>
    internal PageHost Later()
    {
        _host!.Clock.Advance(TimeSpan.FromHours(2));
        return _host;
    }

    public async Task InitializeAsync() => _host = await PageHost.StartAsync();

    public async Task DisposeAsync() => await _host!.DisposeAsync();
}
