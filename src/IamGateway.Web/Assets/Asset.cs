using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IamGateway.Web.Assets;

/// <summary>A file of the pages, embedded in the assembly and kept in memory.</summary>
internal sealed class Asset
{
    private readonly byte[] _content;
    private readonly string _version;

    private Asset(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"'{name}' is not embedded in the assembly.");
        _content = new byte[stream.Length];
        stream.ReadExactly(_content);
        _version = Convert.ToHexStringLower(SHA256.HashData(_content))[..16];
        Name = name;
        ContentType = contentType;
        Url = $"/.iam/assets/{name}?v={_version}";
    }

    /// <summary>The style sheet of every page.</summary>
    public static Asset StyleSheet { get; } = new("site.css", "text/css; charset=utf-8");

    /// <summary>The mark, as the pages' icon.</summary>
    public static Asset Mark { get; } = new("mark.svg", "image/svg+xml");

    public string Name { get; }

    public string ContentType { get; }

    /// <summary>Path with the version of the content, so that browsers may keep it for ever.</summary>
    public string Url { get; }

    /// <summary>The content; kept for a year when asked for by <see cref="Url"/>, else revalidated by its tag.</summary>
    public IResult Serve(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = context.Request.Query["v"] == _version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return TypedResults.Bytes(_content, ContentType, entityTag: new EntityTagHeaderValue($"\"{_version}\""));
    }
}
