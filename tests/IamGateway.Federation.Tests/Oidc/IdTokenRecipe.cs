using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace IamGateway.Federation.Tests.Oidc;

/// <summary>An id-token before it is signed: a good one, until a test spoils it.</summary>
internal sealed class IdTokenRecipe
{
    public required JsonObject Header { get; init; }

    public required JsonObject Claims { get; init; }

    public required Func<byte[], byte[]> Sign { get; set; }

    /// <summary>Changes the JSON of the claims before they are signed.</summary>
    public Func<string, string> ClaimsText { get; set; } = text => text;

    /// <summary>Changes the JSON of the header before it is signed.</summary>
    public Func<string, string> HeaderText { get; set; } = text => text;

    /// <summary>Changes the parts after they were signed.</summary>
    public Func<string[], string[]> Parts { get; set; } = parts => parts;

    public string Make()
    {
        var content = $"{Encode(HeaderText(Header.ToJsonString()))}.{Encode(ClaimsText(Claims.ToJsonString()))}";
        return string.Join('.', Parts([.. content.Split('.'), Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(content)))]));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
