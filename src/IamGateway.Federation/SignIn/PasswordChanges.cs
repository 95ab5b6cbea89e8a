using System.Collections.Concurrent;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>Who has proved a password that has to be exchanged, and may do that now: kept here for ten minutes, and known by a secret in a cookie of the browser. It is no session: it is good for nothing else.</summary>
internal sealed class PasswordChanges(TimeProvider clock)
{
    /// <summary>Each needs the right password of some IAM user, so there are never many. When there are, the next ones wait.</summary>
    public const int Capacity = 10_000;

    private const string Cookie = "__Host-iamgateway-password";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, PendingPasswordChange> _pending = new(StringComparer.Ordinal);

    private static CookieOptions Options => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };

    /// <summary>Begins a change and gives the browser its secret. False: too many are pending.</summary>
    public bool TryBegin(HttpContext context, string userId, string passwordHash)
    {
        var now = clock.GetUtcNow();
        foreach (var (key, pending) in _pending)
        {
            if (pending.ExpiresAt <= now || pending.UserId == userId)
            {
                _pending.TryRemove(key, out _);   // a user's later sign-in takes the place of an earlier one
            }
        }

        if (_pending.Count >= Capacity)
        {
            return false;
        }

        var secret = UniqueId.Secret();
        _pending[UniqueId.HashOfSecret(secret)] = new PendingPasswordChange(userId, passwordHash, now + Lifetime);
        var options = Options;
        options.MaxAge = Lifetime;
        context.Response.Cookies.Append(Cookie, secret, options);
        return true;
    }

    /// <summary>What the request's browser may change; null: nothing, or not any more.</summary>
    public PendingPasswordChange? Find(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 0 and <= 256 } secret && _pending.TryGetValue(UniqueId.HashOfSecret(secret), out var pending) && pending.ExpiresAt > clock.GetUtcNow() ? pending : null;

    /// <summary>Ends it: a proof is good for one change.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 and <= 256 } secret)
        {
            _pending.TryRemove(UniqueId.HashOfSecret(secret), out _);
        }

        context.Response.Cookies.Delete(Cookie, Options);
    }
}
