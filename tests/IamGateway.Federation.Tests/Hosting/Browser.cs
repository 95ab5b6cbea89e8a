using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.SignIn;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>As much of a browser as cookies need. Follows nothing by itself, and sends Secure cookies over plain http as browsers do on loopback.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public string? SessionSecret => Cookies.GetValueOrDefault(SessionCookie.Name);

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public Task<Answer> GetAsync(string url) => SendAsync(HttpMethod.Get, url);

    public Task<Answer> PostAsync(string url, params (string Name, string Value)[] form) =>
        SendAsync(HttpMethod.Post, url, new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<SignInStep> SignInAsync(string userName, string password, string account = "") =>
        await StepAsync("/steps/password", ("account", account), ("username", userName), ("password", password));

    public async Task<SignInStep> StepAsync(string url, params (string Name, string Value)[] form) =>
        JsonSerializer.Deserialize<SignInStep>((await PostAsync(url, form)).Body, Json)!;

    public async Task<MfaEnrolment?> BeginEnrolmentAsync() =>
        (await PostAsync("/steps/enrolment")).Body is { Length: > 0 } body ? JsonSerializer.Deserialize<MfaEnrolment>(body, Json) : null;

    public async Task<JsonElement> WhoAmIAsync() => (await GetAsync("/.iam/whoami")).Json;

    public async Task<Answer> SendAsync(HttpMethod method, string url, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, url)) { Content = content };
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (Cookies.Count > 0)
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await _http.SendAsync(request);
        var set = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToArray() : [];
        foreach (var cookie in set)
            Keep(cookie);
        return new Answer((int)response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, set, response.Headers.CacheControl?.ToString());
    }

    public void Dispose() => _http.Dispose();

    private void Keep(string setCookie)
    {
        var pair = setCookie.Split(';')[0].Split('=', 2);
        if (setCookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            Cookies.Remove(pair[0]);
        else
            Cookies[pair[0]] = pair[1];
    }
}
