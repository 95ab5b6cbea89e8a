using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.SignIn;

/// <summary>Maps <c>POST /.iam/token</c>, <c>GET /.iam/whoami</c>, <c>POST /.iam/signout</c> and <c>GET /.iam/jwks.json</c>.</summary>
public static class SessionEndpoints
{
    public static IEndpointRouteBuilder MapSessionEndpoints(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
}
