using IamGateway.AspNetCore.Authorization;
using IamGateway.AspNetCore.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace IamGateway.Proxy.Routes;

/// <summary>What changes between a request and the one its upstream sees, after the route's own transforms: our credentials go, our identity comes.</summary>
internal sealed class UpstreamTransforms : ITransformProvider
{
    private const string OwnPrefix = "X-IamGateway-";

    private static readonly string[] SigningHeaders =
        ["X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256", "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Expires", "X-Amz-SignedHeaders", "X-Amz-Signature"];

    /// <inheritdoc/>
    public void ValidateRoute(TransformRouteValidationContext context)
    {
    }

    /// <inheritdoc/>
    public void ValidateCluster(TransformClusterValidationContext context)
    {
    }

    /// <inheritdoc/>
    public void Apply(TransformBuilderContext context)
    {
        context.AddRequestTransform(transform =>
        {
            Prepare(transform);
            return default;
        });
        context.AddResponseTransform(transform =>
        {
            CleanAnswer(transform.HttpContext.Response.Headers);
            return default;
        });
    }

    /// <exception cref="InvalidOperationException">No policy has allowed this very request. YARP then answers 502 and sends nothing.</exception>
    private static void Prepare(RequestTransformContext transform)
    {
        var request = transform.HttpContext.Request;
        if (transform.HttpContext.Features.Get<AllowedRequest>() is not { } allowed
            || !string.Equals(allowed.Path, request.Path.Value, StringComparison.Ordinal)
            || !string.Equals(allowed.Method, request.Method, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The request to forward is not the one that was allowed.");
        }
        var headers = transform.ProxyRequest.Headers;
        foreach (var name in headers.NonValidated.Select(header => header.Key).Where(IsOwnHeader).ToList())
        {
            headers.Remove(name);
        }
        foreach (var name in SigningHeaders)
        {
            headers.Remove(name);
        }
        headers.Remove(HeaderNames.Authorization);   // ours: a request with a credential of another kind is never allowed
        CleanCookies(headers);
        CleanQuery(transform);
        headers.TryAddWithoutValidation(UpstreamIdentity.HeaderName, allowed.Identity);
    }

    private static bool IsOwnHeader(string name) => name.Replace('_', '-').Replace('.', '-').StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase);

    private static void CleanCookies(System.Net.Http.Headers.HttpRequestHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(HeaderNames.Cookie, out var lines))
        {
            return;
        }
        var sent = string.Join("; ", lines);
        var kept = OwnCookies.Without(sent);
        if (ReferenceEquals(kept, sent))
        {
            return;
        }
        headers.Remove(HeaderNames.Cookie);
        if (kept is not null)
        {
            headers.TryAddWithoutValidation(HeaderNames.Cookie, kept);
        }
    }

    /// <remarks>YARP writes the query anew once its collection was touched, so it is touched only when there is something to remove.</remarks>
    private static void CleanQuery(RequestTransformContext transform)
    {
        var request = transform.HttpContext.Request;
        if (!request.QueryString.HasValue)
        {
            return;
        }
        foreach (var name in request.Query.Keys.Where(IsSigning))
        {
            transform.Query.Collection.Remove(name);
        }
    }

    private static bool IsSigning(string name) => Array.Exists(SigningHeaders, own => own.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static void CleanAnswer(IHeaderDictionary headers)
    {
        headers.Remove(HeaderNames.Server);
        headers.Remove(DenialAnswer.DecisionHeader);
        var cookies = headers.SetCookie;
        if (cookies.Any(cookie => OwnCookies.IsOwn(cookie ?? "")))
        {
            headers.SetCookie = cookies.Where(cookie => !OwnCookies.IsOwn(cookie ?? "")).ToArray();
        }
    }
}
