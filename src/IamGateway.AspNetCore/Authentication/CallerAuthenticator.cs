using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>Finds out who calls: by session cookie or bearer token. The one place where a credential is believed.</summary>
public sealed class CallerAuthenticator
{
    /// <summary>Authenticates a request. Never throws for bad input.</summary>
    public ValueTask<AuthenticatedRequest> AuthenticateAsync(HttpContext context) =>
        throw new NotSupportedException();
}
