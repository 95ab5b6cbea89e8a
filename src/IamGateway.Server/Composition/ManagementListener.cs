using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Composition;

/// <summary>Health on its own listener, told apart by the local port: a Host header cannot reach it, and nothing on the main listener is exempt from anything.</summary>
internal static class ManagementListener
{
    public static void UseManagementListener(this WebApplication app, ServerSettings settings)
    {
        int[] ports = [.. settings.ManagementUrls.Split(';').Select(url => BindingAddress.Parse(url).Port)];
        app.MapWhen(context => ports.Contains(context.Connection.LocalPort), management => management.Run(AnswerAsync));
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var (status, text) = context.Request.Path.Value switch
        {
            "/health/live" => (StatusCodes.Status200OK, "live"),
            "/health/ready" => await IsReadyAsync(context) ? (StatusCodes.Status200OK, "ready") : (StatusCodes.Status503ServiceUnavailable, "the store does not answer"),
            _ => (StatusCodes.Status404NotFound, "here are /health/live and /health/ready"),
        };
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static async Task<bool> IsReadyAsync(HttpContext context)
    {
        try
        {
            await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(context.RequestAborted);
            return await db.Organizations.AnyAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }
}
