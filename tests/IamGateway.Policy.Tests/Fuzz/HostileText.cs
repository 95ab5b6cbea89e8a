using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Fuzz;

/// <summary>Makes texts and documents that are meant to break what reads them. The same random numbers make the same ones.</summary>
internal sealed class HostileText(SplitMix64 random)
{
    private const int LongestPattern = 6_144;

    private static readonly byte[][] Tokens =
    [
        [0], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xC0, 0x80], .. new[]
        {
            "\"\\ud800\"", "\"\\u0000\"", "\u2028", "\uFEFF", "/* */", "// \n", "1e999999", "-0", "0x10", "NaN", "1" + new string('0', 400), new string('[', 40), "{\"a\":", "null", "true", "\"${\"", "\"${k:user",
            "\"$ref\":\"#\",", ",", "}", "]", "\"", "\\", "\"Statement\":", "\"Effect\":\"Deny\",",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] Names =
        ["Version", "Id", "Statement", "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition", "AWS", "Service", "StringLike", "Null", "k:user", "$ref", ""];

    private static readonly string[] Texts = ["2012-10-17", "Allow", "Deny", "*", "a:*", "arn:aws:a:::*", "${k:user}", "${", "\0", "\uD800", "\uDC00x", "true", "", "a:b:c", "arn:", ":::::", "12345678901234567890"];

    private static readonly string[] Patterns =
    [
        Repeat("*a", LongestPattern - 1) + "b", Repeat("?", LongestPattern), Repeat("*", 100_000), Repeat("*", 10_000), Repeat("*?", LongestPattern), Repeat("a*", LongestPattern), Repeat("${", LongestPattern), Repeat("${k:user}", LongestPattern),
        Repeat("${k:user, '*'}", LongestPattern), Repeat(":", LongestPattern), "arn:aws:a:::" + Repeat("*a", LongestPattern) + "b", "arn:" + Repeat("*:", 100), "*" + Repeat("${*}", LongestPattern),
    ];

    private static readonly List<byte[]> Documents = [.. Scenario.Arbitrary.Sample(51, 20).SelectMany(scenario => DocumentsOf(scenario.Policies)).Select(Encoding.UTF8.GetBytes)];

    /// <summary>A document: random bytes, a good one with changes, JSON of the words of policies, or a policy with a pattern that is hard to match.</summary>
    public byte[] Document() => random.Next(10) switch
    {
        < 3 => Bytes(),
        < 6 => Changed(random.Pick(Documents)),
        < 9 => Encoding.UTF8.GetBytes(Json(depth: 6)),
        _ => Encoding.UTF8.GetBytes(Policy(random.Pick(Patterns))),
    };

    /// <summary>Any text.</summary>
    public string Text() => random.Next(6) switch
    {
        0 => random.Pick(Texts),
        1 => random.Pick(Words.Resources),
        2 => random.Pick(Words.Actions),
        3 => new string('a', random.Next(3_000)),
        4 => "arn:aws:a:::" + new string('a', random.Next(2_036)),
        _ => string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => (char)random.Next(0x10000))),
    };

    /// <summary>A policy whose every pattern is the given one.</summary>
    public static string Policy(string pattern)
    {
        var text = JsonSerializer.Serialize(pattern);
        return """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": PATTERN, "Resource": [PATTERN, "*"], "Condition": {
              "StringNotLike": {"k:user": PATTERN}, "ForAllValues:StringNotLike": {"k:tags": [PATTERN, PATTERN]}, "ArnNotLike": {"k:arn": PATTERN}}}]}
            """.Replace("PATTERN", text, StringComparison.Ordinal);
    }

    private static string Repeat(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));

    private static IEnumerable<string> DocumentsOf(JsonNode node) => node switch
    {
        JsonObject members when members["document"] is { } document => [document.ToJsonString(Readable.Json)],
        JsonObject members => members.SelectMany(member => DocumentsOf(member.Value!)),
        JsonArray items => items.SelectMany(item => DocumentsOf(item!)),
        _ => [],
    };

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(64)];
        for (var index = 0; index < bytes.Length; index++)
            bytes[index] = random.OneIn(2) ? (byte)random.Next(256) : (byte)"{}[]\":,tfn0 \\u"[random.Next(14)];
        return bytes;
    }

    private byte[] Changed(byte[] document)
    {
        for (var changes = random.Next(3); changes >= 0; changes--)
        {
            var (from, length) = (random.Next(document.Length), random.Next(8));
            var end = Math.Min(document.Length, from + length);
            document = random.Next(4) switch
            {
                0 => [.. document[..from], .. random.Pick(Tokens), .. document[end..]],
                1 => [.. document[..end], .. document[from..]],
                2 => [.. document[..from], (byte)random.Next(256), .. document[end..]],
                _ => [.. document[..from], .. document[end..], (byte)' '],
            };
        }

        return document;
    }

    private string Json(int depth) => random.Next(depth == 0 ? 3 : 8) switch
    {
        0 => JsonSerializer.Serialize(random.Pick(Texts)),
        1 => random.Pick<string>(["1", "-1.5e300", "true", "false", "null"]),
        2 => JsonSerializer.Serialize(random.Pick(Words.AwsEntries)),
        3 or 4 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Json(depth - 1)))}]",
        _ => $"{{{string.Join(", ", Enumerable.Range(0, 1 + random.Next(7)).Select(_ => $"{JsonSerializer.Serialize(random.Pick(Names))}: {Json(depth - 1)}"))}}}",
    };
}
