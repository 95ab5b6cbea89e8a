using System.Buffers;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>A denial for a program: ProblemDetails with a challenge where a better credential would help.</summary>
/// <remarks>Source: RFC 9457; RFC 6750 §3; RFC 9470 §3.</remarks>
internal static class ProblemDenial
{
    /// <summary>Writes the whole response.</summary>
    public static async Task WriteAsync(HttpContext context, DecisionRecord denied, DenialCause cause, string realm, SealMessage seal)
    {
        var response = context.Response;
        var (status, type, title) = Kind(cause);
        response.StatusCode = status;
        response.ContentType = "application/problem+json";
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = Challenge(context.Request, denied, cause, realm);
        }

        await response.Body.WriteAsync(Body(denied, cause, status, type, title, seal), context.RequestAborted);
    }

    private static (int Status, string Type, string Title) Kind(DenialCause cause) => cause switch
    {
        DenialCause.NotAuthenticated => (StatusCodes.Status401Unauthorized, "urn:iamgateway:problem:not-authenticated", "Authentication required"),
        DenialCause.NeedsMfa or DenialCause.MfaDue => (StatusCodes.Status401Unauthorized, "urn:iamgateway:problem:mfa-required", "Second factor required"),
        DenialCause.NoPrincipal => (StatusCodes.Status403Forbidden, "urn:iamgateway:problem:no-principal", "No account and permission set chosen"),
        DenialCause.Unavailable => (StatusCodes.Status503ServiceUnavailable, "urn:iamgateway:problem:unavailable", "Authentication unavailable"),
        _ => (StatusCodes.Status403Forbidden, "urn:iamgateway:problem:access-denied", "Access denied"),
    };

    private static string Challenge(HttpRequest request, DecisionRecord denied, DenialCause cause, string realm)
    {
        if (cause is DenialCause.NeedsMfa or DenialCause.MfaDue)
        {
            // Without a second factor one is asked for; with one, a fresher one.
            var wanted = denied.Caller.MfaAt is null ? "acr_values=\"mfa\"" : "max_age=\"0\"";
            return $"Bearer realm=\"{realm}\", error=\"insufficient_user_authentication\", error_description=\"A second factor is required\", {wanted}";
        }

        return request.Headers.Authorization.Count > 0 && DenialSentence.Credential(denied.Authentication) is { } description
            ? $"Bearer realm=\"{realm}\", error=\"invalid_token\", error_description=\"{description}\""
            : $"Bearer realm=\"{realm}\"";
    }

    private static ReadOnlyMemory<byte> Body(DecisionRecord denied, DenialCause cause, int status, string type, string title, SealMessage seal)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteString("title"u8, title);
        writer.WriteNumber("status"u8, status);
        writer.WriteString("detail"u8, DenialSentence.Of(denied, cause));
        DenialDetails.Write(writer, denied, cause);
        if (!denied.Caller.IsAnonymous)
        {
            writer.WriteString("encodedAuthorizationMessage"u8, seal(DenialDetails.Full(denied)));
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
