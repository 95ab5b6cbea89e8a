using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.Oidc;

/// <summary>Maps <c>GET /.iam/signin/{provider}</c> and its <c>/callback</c>.</summary>
public static class OidcEndpoints
{
    public static IEndpointRouteBuilder MapOidcEndpoints(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
}
