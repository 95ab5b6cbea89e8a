using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>The browser's session cookie: an opaque secret, host-only, unreadable for scripts.</summary>
public static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "__Host-iamgateway";

    /// <summary>The secret that the request presents; null without a cookie, or with more than one of that name in any spelling.</summary>
    public static string? Read(HttpRequest request) => throw new NotSupportedException();

    /// <summary>Gives the browser a new secret.</summary>
    public static void Write(HttpResponse response, string secret) => throw new NotSupportedException();

    /// <summary>Takes the cookie away.</summary>
    public static void Delete(HttpResponse response) => throw new NotSupportedException();
}
