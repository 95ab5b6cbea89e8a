using IamGateway.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Web;

/// <summary>Registers and maps the pages.</summary>
public static class WebPages
{
    public static IServiceCollection AddWebPages(this IServiceCollection services) => throw new NotSupportedException();

    /// <summary>Maps every page, and the style sheet under <c>/.iam/assets/</c>.</summary>
    public static IEndpointRouteBuilder MapWebPages(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();

    /// <summary>The page of a denied navigation; a <see cref="DenialPage"/>.</summary>
    public static Task WriteDenialAsync(HttpContext context, DecisionRecord denied) => throw new NotSupportedException();
}
