using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authentication;

/// <summary>What kind of credential a request presents; told from its form alone.</summary>
public static class PresentedCredential
{
    private const string BearerScheme = "Bearer";

    /// <summary>True: the request is signed, or pretends to be, with AWS's Signature Version 4 (or 4A), in the header or in the query.</summary>
    public static bool IsAwsSigned(HttpRequest request)
    {
        foreach (var value in request.Headers.Authorization)
        {
            if (value is not null && value.StartsWith("AWS4-", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return IsAwsPresigned(request);
    }

    /// <summary>True: the signature is in the query.</summary>
    public static bool IsAwsPresigned(HttpRequest request) =>
        request.QueryString.HasValue
        && request.QueryString.Value!.Contains("amz", StringComparison.OrdinalIgnoreCase)
        && (request.Query.ContainsKey("X-Amz-Algorithm") || request.Query.ContainsKey("X-Amz-Signature"));

    /// <summary>True: the one Authorization header is a bearer token. Source: RFC 6750 §2.1.</summary>
    public static bool IsBearer(HttpRequest request, out string token)
    {
        var text = request.Headers.Authorization is [{ } value] ? value : "";
        var isBearer = text.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
            && (text.Length == BearerScheme.Length || text[BearerScheme.Length] == ' ');
        token = isBearer ? text[BearerScheme.Length..].TrimStart(' ') : "";
        return isBearer;
    }
}
