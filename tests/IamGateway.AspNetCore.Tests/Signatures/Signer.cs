using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>A client's side of Signature Version 4, written plainly from AWS's description, and with nothing of the verifier's code.</summary>
internal sealed record Signer
{
    public const string KeyId = "AKIAEXAMPLEUSERKEY01";
    public const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    public string Key { get; init; } = KeyId;

    public string SecretKey { get; init; } = Secret;

    public string? Token { get; init; }

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "iam";

    public DateTimeOffset At { get; init; } = The.Start;

    /// <summary>Names of signed headers; null: all of the request's.</summary>
    public string[]? Names { get; init; }

    /// <summary>Last line of the canonical request; null: the body's hash.</summary>
    public string? Payload { get; init; }

    private string Time => At.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);

    private string Scope => $"{Time[..8]}/{Region}/{Service}/aws4_request";

    /// <summary>Signs in the Authorization header.</summary>
    public TestRequest Sign(TestRequest request)
    {
        var signed = request.With("X-Amz-Date", Time);
        return Authorize(Token is null ? signed : signed.With("X-Amz-Security-Token", Token));
    }

    /// <summary>The same, for a request that has its date already.</summary>
    public TestRequest Authorize(TestRequest request) =>
        request.With("Authorization", $"AWS4-HMAC-SHA256 Credential={Key}/{Scope}, SignedHeaders={SignedNames(request)}, Signature={Signature(request, SignedNames(request))}");

    /// <summary>Signs in the query.</summary>
    public TestRequest Presign(TestRequest request, int seconds = 900)
    {
        var names = SignedNames(request);
        var parameters = new List<(string Name, string Value)>
        {
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256"), ("X-Amz-Credential", $"{Key}/{Scope}"), ("X-Amz-Date", Time), ("X-Amz-Expires", $"{seconds}"), ("X-Amz-SignedHeaders", names),
        };
        if (Token is not null)
        {
            parameters.Add(("X-Amz-Security-Token", Token));
        }

        var target = request.Target + (request.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?')
            + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return request with { Target = $"{target}&X-Amz-Signature={Signature(request with { Target = target }, names)}" };
    }

    private string SignedNames(TestRequest request) =>
        string.Join(';', (Names ?? request.Headers.Select(header => header.Name.ToLowerInvariant())).Distinct().Order(StringComparer.Ordinal));

    private string Signature(TestRequest request, string names)
    {
        var canonical = string.Join('\n', request.Method, Path(request.Target.Split('?')[0]), Query(request.Target), Headers(request, names), names, Payload ?? Convert.ToHexStringLower(request.BodyHash));
        var text = $"AWS4-HMAC-SHA256\n{Time}\n{Scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = new[] { Time[..8], Region, Service, "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + SecretKey), (last, part) => HMACSHA256.HashData(last, Encoding.UTF8.GetBytes(part)));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private string Path(string path) => string.Join('/', (Service == "s3" ? Uri.UnescapeDataString(path) : path).Split('/').Select(Uri.EscapeDataString));

    private static string Query(string target) =>
        string.Join('&', target.Split('?', 2).Skip(1).SelectMany(query => query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            .Select(parameter => parameter.Split('=', 2).Append("").Take(2).Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part.Replace('+', ' ')))).ToArray())
            .OrderBy(parameter => parameter[0], StringComparer.Ordinal).ThenBy(parameter => parameter[1], StringComparer.Ordinal)
            .Select(parameter => string.Join('=', parameter)));

    private static string Headers(TestRequest request, string names) =>
        string.Concat(names.Split(';').Select(name =>
            $"{name}:{string.Join(',', request.Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => string.Join(' ', header.Value.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))))}\n"));
}
