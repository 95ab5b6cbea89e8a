using System.Collections.Immutable;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Federation.WebIdentity;

namespace IamGateway.ControlPlane.Sts.WebIdentity;

/// <summary>Whom a provider vouches for as trust policies and the trail see it.</summary>
/// <remarks>Source: IAM User Guide, "Available keys for AWS OIDC federation"; CloudTrail User Guide, "CloudTrail userIdentity element".</remarks>
internal static class WebIdentityCaller
{
    /// <summary>Names of the condition keys; <c>PROVIDER</c> stands for the URL of the provider.</summary>
    public static ImmutableArray<string> Keys { get; } = ["PROVIDER:amr", "PROVIDER:aud", "PROVIDER:azp", "PROVIDER:sub"];

    /// <summary>A caller without account policies, as which the trust policy is asked.</summary>
    public static Caller Of(VerifiedIdentity identity) => new()
    {
        Type = PrincipalType.WebIdentityUser,
        Arn = identity.Provider.Arn,
        PrincipalArn = identity.Provider.Arn,
        Account = identity.Provider.AccountId,
        UserId = $"{identity.Provider.Arn}:{identity.Audience}:{identity.Subject}",
        SessionId = "",
        UserName = identity.Subject,
        FederatedProvider = identity.Provider.Arn,
    };

    /// <summary>What conditions can ask of the token.</summary>
    public static ImmutableArray<ContextValue> ContextOf(VerifiedIdentity identity)
    {
        var url = identity.Provider.Url;
        return
        [
            new ContextValue($"{url}:aud", identity.Audience),
            new ContextValue($"{url}:sub", identity.Subject),
            .. identity.Claims.TryGetProperty("azp", out _) ? [new ContextValue($"{url}:azp", identity.Audience)] : Array.Empty<ContextValue>(),
            .. Texts(identity.Claims, "amr") is { IsEmpty: false } methods ? [new ContextValue($"{url}:amr", methods)] : Array.Empty<ContextValue>(),
        ];
    }

    /// <summary>The texts in a claim that is a list.</summary>
    private static ImmutableArray<string> Texts(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
