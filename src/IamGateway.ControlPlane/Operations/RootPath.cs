using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Tells calls of the control plane from what else comes to the same paths of the public URL's host: the portal has the root path too, and posts forms to it.</summary>
internal static class RootPath
{
    private const int MaxForm = 1024 * 1024;

    /// <summary>
    /// Whether a request is a call. A form is one when it is signed or names an <c>Action</c>; its body can be read again afterwards. A path that is no operation's is one
    /// when it is signed for a service that has paths: tools know more operations than there are here, and read only errors of their own protocol.
    /// </summary>
    public static async ValueTask<bool> IsCallAsync(HttpRequest request, IamGatewayUrls urls, ServiceCatalogue services)
    {
        if (request.Path.Value is not { Length: > 0 } path || !urls.HasHost(request.Host))
            return false;
        if (path != "/")
            return services.OfRoute(request.Method, path) is not null || IsSignedForPaths(request, services);
        if (request.Query.ContainsKey("Action"))
            return HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method);
        return HttpMethods.IsPost(request.Method)
            && (request.Headers.Authorization.Count > 0 || request.Headers.ContainsKey(Wire.JsonProtocol.TargetHeader) || !request.HasFormContentType || await NamesActionAsync(request));
    }

    private static bool IsSignedForPaths(HttpRequest request, ServiceCatalogue services) =>
        request.Headers.Authorization is [{ } signature]
        && signature.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal)
        && services.Tables.Any(table => table.IsRest && signature.Contains($"/{table.Service}/aws4_request", StringComparison.Ordinal));

    /// <summary>A form that cannot be read is for the control plane to refuse: pages post small ones.</summary>
    private static async Task<bool> NamesActionAsync(HttpRequest request)
    {
        request.EnableBuffering(bufferThreshold: MaxForm, bufferLimit: MaxForm);
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ContainsKey("Action");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return true;
        }
        finally
        {
            request.Body.Position = 0;
        }
    }
}
