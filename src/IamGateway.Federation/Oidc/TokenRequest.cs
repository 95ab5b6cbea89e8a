using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using Microsoft.Extensions.Logging;

namespace IamGateway.Federation.Oidc;

/// <summary>Exchanges an authorization code for tokens. Source: OpenID Connect Core §3.1.3; RFC 6749 §2.3.1.</summary>
internal static class TokenRequest
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <returns>The id-token, and the access token if one came.</returns>
    /// <exception cref="SignInFailedException">The provider does not answer, or gives no tokens for the code.</exception>
    public static async Task<(string IdToken, string? AccessToken)> SendAsync(HttpClient http, Uri endpoint, OidcProvider provider, string code, string verifier, Uri redirectUri, ILogger logger, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", redirectUri.AbsoluteUri), new("code_verifier", verifier),
            ]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(provider.ClientId)}:{WebUtility.UrlEncode(provider.ClientSecret)}")));
        request.Headers.Accept.ParseAdd("application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken), Strict);
            return response.StatusCode == HttpStatusCode.OK && Text(answer, "id_token") is { } idToken
                ? (idToken, Text(answer, "access_token"))
                : throw Refused(provider, response.StatusCode, Text(answer, "error"), logger);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Log.TokensRefused(logger, provider.Name, "no usable answer", failure);
            throw new SignInFailedException(SignInError.ProviderUnavailable, "ProviderUnavailable", "The token endpoint gave no usable answer; the log says why.", failure);
        }
    }

    /// <summary>The provider's error code is one of a few words; its description is not for us to repeat.</summary>
    private static SignInFailedException Refused(OidcProvider provider, HttpStatusCode status, string? error, ILogger logger)
    {
        var detail = $"status {(int)status}, error {ErrorCode.OrUnreadable(error)}";
        Log.TokensRefused(logger, provider.Name, detail, exception: null);
        return (int)status >= 500
            ? new SignInFailedException(SignInError.ProviderUnavailable, "ProviderUnavailable", detail)
            : new SignInFailedException(SignInError.ProviderRefused, "TokenRequestRefused", detail);
    }

    private static string? Text(JsonDocument answer, string name) =>
        answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
