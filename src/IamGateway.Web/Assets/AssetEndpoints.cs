using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.Assets;

/// <summary>Maps the embedded files under <c>/.iam/assets/</c>.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        foreach (var asset in (Asset[])[Asset.StyleSheet, Asset.Mark])
            endpoints.MapMethods($"/.iam/assets/{asset.Name}", [HttpMethods.Get, HttpMethods.Head], asset.Serve);
    }
}
