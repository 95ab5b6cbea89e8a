using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>Signs calls as an AWS client does. Source: IAM User Guide, "AWS Signature Version 4 for API requests".</summary>
internal static class RequestSigner
{
    public static void Sign(HttpRequestMessage request, Keys keys, string service, string host, byte[] body, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = host, ["x-amz-date"] = time };
        if (keys.Token is not null)
            headers["x-amz-security-token"] = keys.Token;
        foreach (var name in request.Headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)))
            headers[name.Key.ToLowerInvariant()] = name.Value.Single();

        var names = string.Join(';', headers.Keys);
        var target = request.RequestUri!.OriginalString.Split('?');
        var canonical = $"{request.Method}\n{target[0]}\n{target.ElementAtOrDefault(1)}\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var scope = $"{time[..8]}/us-east-1/{service}/aws4_request";
        var key = new[] { time[..8], "us-east-1", service, "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + keys.Secret), (last, part) => HMACSHA256.HashData(last, Encoding.UTF8.GetBytes(part)));
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}")));
        request.Headers.Add("X-Amz-Date", time);
        if (keys.Token is not null)
            request.Headers.Add("X-Amz-Security-Token", keys.Token);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={keys.Id}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
