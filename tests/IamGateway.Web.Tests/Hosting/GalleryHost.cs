using IamGateway.AspNetCore.Authentication;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Web.Tests.Hosting;

/// <summary>The <see cref="Gallery"/> on Kestrel.</summary>
public sealed class GalleryHost : IAsyncLifetime
{
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        builder.Services.AddSingleton(new IamGatewayUrls(new Uri($"http://{PageHost.PublicHost}")));
        builder.Services.AddWebPages();
        _app = builder.Build();
        foreach (var (name, page) in Gallery.Pages)
        {
            _app.MapGet($"/gallery/{name}", page);
        }

        await _app.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();
}
