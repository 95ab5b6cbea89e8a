using IamGateway.Audit.Trail;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>Writes steps of sign-ins into the trail, with where they came from. Waits until they are on disk: only then may the step be answered.</summary>
internal sealed class SignInTrail(AuditTrail trail, TimeProvider clock)
{
    private const int MaxUserAgentLength = 512;

    public static string? SourceIp(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;

    public static string? UserAgent(HttpContext context) =>
        context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, MaxUserAgentLength)] : null;

    public Task SucceededAsync(HttpContext context, string step, TrailEntry entry, CancellationToken cancellationToken) =>
        RecordAsync(context, step, entry, cancellationToken);

    /// <param name="refusal">Stable code.</param>
    public Task RefusedAsync(HttpContext context, string step, string refusal, TrailEntry entry, CancellationToken cancellationToken) =>
        RecordAsync(context, step, entry with { Refusal = refusal }, cancellationToken);

    private Task RecordAsync(HttpContext context, string step, TrailEntry entry, CancellationToken cancellationToken) =>
        trail.RecordAsync(
            new SignInEvent
            {
                Time = clock.GetUtcNow(),
                Step = step,
                Succeeded = entry.Refusal is null,
                Refusal = entry.Refusal,
                Detail = entry.Detail,
                Subject = entry.Subject,
                Method = entry.Method,
                SignInSessionId = entry.SignInSessionId,
                PrincipalArn = entry.PrincipalArn,
                SourceIp = SourceIp(context),
                UserAgent = UserAgent(context),
            },
            cancellationToken);
}
