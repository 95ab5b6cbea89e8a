using System.Security.Cryptography;
using IamGateway.Federation.Saml;
using IamGateway.Identity.Credentials;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.Providers;

/// <summary>The cookies that bind flows to the browser that began them: one a flow, sealed for one provider, ten minutes, five at most of each type of provider.</summary>
/// <remarks>An answer that comes by a form of the provider's site gets a cookie only if it may be sent from other sites. So those of SAML are of that kind; they are worth nothing without the answer that they wait for.</remarks>
internal sealed class FlowCookies(KeyRing keys, TimeProvider clock)
{
    private const int MaxFlows = 5;

    /// <summary>What the name of each begins with; the flow's id follows.</summary>
    public static string PrefixOf(SignInProvider provider) => $"__Host-iamgateway-{provider.Type}-";

    /// <summary>Adds a flow; the oldest make room for it, and what cannot be read goes too.</summary>
    public void Add(HttpContext context, SignInProvider provider, SignInFlow flow)
    {
        var cookies = Read(context.Request, provider).ToLookup(cookie => cookie.Name, cookie => cookie.Value, StringComparer.OrdinalIgnoreCase);
        var kept = cookies
            .Select(cookie => (Name: cookie.Key, EndsAt: cookie.Select(ExpiresAt).Min()))
            .Where(cookie => cookie.EndsAt > clock.GetUtcNow())
            .OrderByDescending(cookie => cookie.EndsAt)
            .Take(MaxFlows - 1)
            .Select(cookie => cookie.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var cookie in cookies.Where(cookie => !kept.Contains(cookie.Key)))
        {
            context.Response.Cookies.Delete(cookie.Key, OptionsOf(provider));
        }

        // The end stands outside of the seal too, so that any provider's cookies can be ordered; inside it is what counts.
        var value = $"{flow.ExpiresAt.ToUnixTimeSeconds()}.{keys.Seal(Purpose(provider), flow.ToBytes())}";
        var options = OptionsOf(provider);
        options.MaxAge = SignInFlow.Lifetime;
        context.Response.Cookies.Append(PrefixOf(provider) + flow.Id, value, options);
    }

    /// <summary>The live flow of this browser that a state belongs to; null: none.</summary>
    public SignInFlow? Find(HttpRequest request, SignInProvider provider, string state)
    {
        // More than one cookie of the name, in any spelling: one of them was planted.
        var name = PrefixOf(provider) + SignInFlow.IdOf(state);
        if (SignInFlow.IdOf(state) is null
            || Read(request, provider).Where(cookie => cookie.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray() is not [var cookie]
            || !cookie.Name.Equals(name, StringComparison.Ordinal)
            || cookie.Value.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot))
        {
            return null;
        }

        try
        {
            var flow = SignInFlow.Of(keys.Open(Purpose(provider), cookie.Value[(dot + 1)..]));
            return Same(flow.State, state) && flow.ExpiresAt > clock.GetUtcNow() ? flow : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Remove(HttpResponse response, SignInProvider provider, SignInFlow flow) => response.Cookies.Delete(PrefixOf(provider) + flow.Id, OptionsOf(provider));

    private static CookieOptions OptionsOf(SignInProvider provider) => new()
    {
        Secure = true,
        HttpOnly = true,
        SameSite = provider is SamlSignInProvider ? SameSiteMode.None : SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };

    private static string Purpose(SignInProvider provider) => $"{provider.Type}-flow:{provider.Name}";

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(given));

    private static DateTimeOffset ExpiresAt(string value) =>
        long.TryParse(value.Split('.', 2)[0], out var seconds) && seconds is > 0 and < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    /// <summary>From the raw header: ASP.NET's collection ignores the case of names and takes the last of several.</summary>
    private static IEnumerable<(string Name, string Value)> Read(HttpRequest request, SignInProvider provider) =>
        from line in request.Headers.Cookie
        from part in line?.Split(';') ?? []
        let pair = part.Split('=', 2, StringSplitOptions.TrimEntries)
        where pair.Length == 2 && pair[0].StartsWith(PrefixOf(provider), StringComparison.OrdinalIgnoreCase)
        select (pair[0], pair[1]);
}
