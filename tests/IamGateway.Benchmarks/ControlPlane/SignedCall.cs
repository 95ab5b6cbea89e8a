using System.Text;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.Benchmarks.ControlPlane;

/// <summary>A call of the Query protocol, signed once: it is good for fifteen minutes, however often it is sent.</summary>
internal sealed record SignedCall(string Body, IReadOnlyDictionary<string, string> Headers)
{
    private const string FormType = "application/x-www-form-urlencoded; charset=utf-8";

    /// <summary>Signs a call.</summary>
    /// <param name="parameters">Names and values, already encoded.</param>
    public static SignedCall Of(Keys keys, Uri url, string service, string parameters)
    {
        using var request = New(keys, url, service, parameters);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        headers["Content-Type"] = FormType;
        return new SignedCall(parameters, headers);
    }

    /// <summary>Sends a call and returns its answer, which must be good.</summary>
    public static async Task<string> SendAsync(HttpClient client, Keys keys, string service, string parameters)
    {
        using var request = New(keys, client.BaseAddress!, service, parameters);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException(text);
    }

    private static HttpRequestMessage New(Keys keys, Uri url, string service, string parameters)
    {
        var body = Encoding.UTF8.GetBytes(parameters);
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", FormType);
        RequestSigner.Sign(request, keys, service, url.Authority, body, TimeProvider.System.GetUtcNow());
        return request;
    }
}
