using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

/// <summary>A token before it is signed: a good one, until a test spoils it.</summary>
internal sealed class TokenDraft
{
    /// <summary>Becomes half of a surrogate pair in the token, written as an escape: the token is JSON, and the text is none.</summary>
    public const string HalfCharacter = "half-a-character";

    public required JsonObject Header { get; init; }

    public required JsonObject Claims { get; init; }

    public required Func<byte[], byte[]> Sign { get; set; }

    /// <summary>Changes the parts after they were signed.</summary>
    public Func<string[], string[]> Parts { get; set; } = parts => parts;

    public string Make()
    {
        var content = $"{Encode(Header.ToJsonString())}.{Encode(Claims.ToJsonString())}";
        return string.Join('.', Parts([.. content.Split('.'), Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(content)))]));
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.Replace(HalfCharacter, "\\ud800", StringComparison.Ordinal)));
}
