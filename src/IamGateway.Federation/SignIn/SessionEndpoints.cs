using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.SignIn;

/// <summary>Maps <c>POST /.iam/token</c>, <c>GET /.iam/whoami</c>, <c>POST /.iam/signout</c> and <c>GET /.iam/jwks.json</c>.</summary>
public static class SessionEndpoints
{
    /// <summary>Each of them authenticates for itself: none is subject to the policies of proxied routes.</summary>
    public static IEndpointRouteBuilder MapSessionEndpoints(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/.iam").AllowAnonymous().DisableAntiforgery();
        group.MapPost("/token", TokenEndpoint.PostAsync);
        group.MapGet("/whoami", WhoAmIEndpoint.GetAsync);
        group.MapPost("/signout", SignOutEndpoint.PostAsync);
        group.MapGet("/jwks.json", KeysEndpoint.Get);
        return endpoints;
    }

    /// <summary>What a program, not a person, reads of a refusal.</summary>
    /// <param name="code">Stable.</param>
    internal static IResult Problem(int status, string code, string title) =>
        TypedResults.Problem(title: title, statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });

    internal static void NoStore(HttpContext context) => context.Response.Headers.CacheControl = "no-store";
}
