using System.Collections.Immutable;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;
using IamGateway.Proxy.Services;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Proxy.Routes;

/// <summary>What the requests of one route stand for. Immutable.</summary>
/// <param name="routeId">The route's id.</param>
/// <param name="service">Null: the route has no service, and API Gateway's convention holds.</param>
/// <param name="owner">Who owns the resources of a route without a service.</param>
/// <param name="literals">The literal text of the route's path.</param>
internal sealed class RouteAccess(string routeId, ActionTable? service, ResourceOwner owner, RouteLiterals literals)
{
    /// <summary>The route's id.</summary>
    public string RouteId => routeId;

    /// <summary>True: the route names a service.</summary>
    public bool HasService => service is not null;

    /// <summary>What a request stands for.</summary>
    /// <param name="target">Null when the answer is false.</param>
    /// <returns>False: the request holds a value that decides, but not in one reading only; it must be refused.</returns>
    public bool TryResolve(HttpRequest request, out AccessTarget? target)
    {
        var path = request.Path.Value ?? "/";
        var method = request.Method == "CONNECT" ? "GET" : request.Method;   // a WebSocket over HTTP/2 is the same thing as one over HTTP/1.1
        if (service is null)
        {
            target = Invoke(method, path);
            return true;
        }
        Span<Range> values = stackalloc Range[PathTemplate.MaxParameters];
        if (service.Find(method, path, values) is not { } entry)
        {
            target = Unmapped(service, method, path);
            return true;
        }
        target = null;
        if (!TryReadContext(entry, request, out var context))
        {
            return false;
        }
        target = new AccessTarget(entry.Action, entry.Resource.Fill(path, values), service.Owner.AccountId, service.Owner.Region) { Route = routeId, ContextKeys = context };
        return true;
    }

    /// <remarks>A slash at the end is part of the resource, so a Deny on <c>…/GET/admin</c> means that path only; <c>…/GET/admin*</c> means all below it as well. Source: <see href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html"/>.</remarks>
    private AccessTarget Invoke(string method, string path) =>
        new("execute-api:Invoke", $"arn:aws:execute-api:{owner.Region}:{owner.AccountId}:{routeId}/$default/{method}/{path.AsSpan(1)}", owner.AccountId, owner.Region)
        {
            Route = routeId,
            IsMapped = literals.Match(path),
        };

    private AccessTarget Unmapped(ActionTable service, string method, string path) =>
        new($"{service.Service}:Unmapped", $"arn:aws:{service.Service}:{service.Owner.Region}:{service.Owner.AccountId}:{method}{path}", service.Owner.AccountId, service.Owner.Region)
        {
            Route = routeId,
            IsMapped = false,
        };

    private static bool TryReadContext(ActionEntry entry, HttpRequest request, out ImmutableArray<KeyValuePair<ContextKey, string>> context)
    {
        context = [];
        if (entry.ContextKeys.IsEmpty)
        {
            return true;
        }
        var values = ImmutableArray.CreateBuilder<KeyValuePair<ContextKey, string>>(entry.ContextKeys.Length);
        foreach (var (key, source) in entry.ContextKeys)
        {
            if (!source.TryRead(request, out var value))
            {
                return false;
            }
            if (value is not null)
            {
                values.Add(new(key, value));
            }
        }
        context = values.ToImmutable();
        return true;
    }
}
