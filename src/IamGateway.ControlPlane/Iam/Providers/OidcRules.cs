using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>What an OpenID Connect provider may have. Source: IAM API Reference, "CreateOpenIDConnectProvider".</summary>
internal static class OidcRules
{
    private const int MaxClientIds = 100, MaxThumbprints = 5;
    private const string Scheme = "https://";

    /// <summary>The issuer as the store and ARNs have it: without its scheme.</summary>
    public static string Issuer(OidcProviderUrl url) => url.Text.StartsWith(Scheme, StringComparison.Ordinal) ? url.Text[Scheme.Length..] : url.Text;

    /// <exception cref="ApiException">It is no URL of an issuer: https, and neither a query nor a fragment nor a user.</exception>
    public static void RequireIssuer(OidcProviderUrl url)
    {
        var isIssuer = url.Text.StartsWith(Scheme, StringComparison.Ordinal)
            && Uri.TryCreate(url.Text, UriKind.Absolute, out var parsed)
            && parsed.Host.Length > 0
            && !url.Text.AsSpan().ContainsAny("?#@ ");
        if (!isIssuer)
            throw new ApiException(ErrorCode.ValidationError, "Invalid Open ID Connect Provider URL");
    }

    /// <exception cref="ApiException">There are too many.</exception>
    public static void RequireClientIds(int count)
    {
        if (count > MaxClientIds)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: {MaxClientIds}");
    }

    /// <summary>The thumbprints in lower case.</summary>
    /// <exception cref="ApiException">There are too many.</exception>
    public static List<string> Thumbprints(ImmutableArray<Thumbprint> thumbprints) =>
        thumbprints.Length <= MaxThumbprints
            ? [.. thumbprints.Select(thumbprint => thumbprint.Text.ToLowerInvariant()).Distinct(StringComparer.Ordinal)]
            : throw new ApiException(ErrorCode.InvalidInput, $"Thumbprint list must contain at most {MaxThumbprints} entries.");
}
