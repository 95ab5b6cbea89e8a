using System.Text.Json;
using IamGateway.Audit.Trail;

namespace IamGateway.Audit.Tests.Trail;

public sealed class TrailTextTests : IDisposable
{
    private readonly FiringClock _clock = new();
    private readonly TrailFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Deceiving => new()
    {
        { "a line end",                 "a\r\n{\"kind\":\"decision\",\"outcome\":\"Allowed\"}" },
        { "a quotation mark",           "a\",\"outcome\":\"Allowed" },
        { "an escape of a terminal",    "a\u001b[2J" },
        { "NUL",                        "a\0b" },
        { "DEL and C1",                 "a\u007f\u0085\u009b" },
        { "right-to-left override",     "gnp\u202egpj" },
        { "isolates",                   "a\u2066b\u2069" },
        { "marks of direction",         "a\u200e\u200f\u061c" },
        { "nothing to see",             "a\u200b\u200c\u200d\u2060\ufeff\u00ad" },
        { "line separators",            "a\u2028\u2029" },
        { "tags",                       "a\U000e0041" },
        { "HTML",                       "<script>alert(1)</script>" },
    };

    [Theory, MemberData(nameof(Deceiving))]
    public async Task What_deceives_a_reader_is_escaped_and_comes_back_as_it_was(string why, string text)
    {
        var line = await WriteAsync(text);
        Assert.True(line.All(character => character is >= ' ' and <= '~'), why);
        Assert.Equal(text, JsonDocument.Parse(line).RootElement.GetProperty("path").GetString());
        Assert.Equal(text, JsonDocument.Parse(line).RootElement.GetProperty("userAgent").GetString());
    }

    [Fact]
    public async Task Letters_of_all_scripts_stay_readable() => Assert.Contains("\"path\":\"/주문/été/заказ\"", await WriteAsync("/주문/été/заказ"), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\ud800b")]
    [InlineData("\udc00")]
    [InlineData("ends \ud83d")]
    public async Task Half_a_character_spoils_no_line(string text) =>
        Assert.Contains('\ufffd', JsonDocument.Parse(await WriteAsync(text)).RootElement.GetProperty("path").GetString()!);

    [Fact]
    public async Task What_a_client_chose_has_a_bound()
    {
        using var trail = await StartAsync();
        var endless = new string('a', 30_000);
        var record = Some.Decision();
        Assert.True(trail.TryRecord(record with
        {
            Path = endless,
            Host = endless,
            UserAgent = endless,
            Method = endless,
            Target = record.Target with { Resource = endless, Action = endless },
            Caller = record.Caller with { Arn = endless },
        }));
        await trail.StopAsync(CancellationToken.None);
        var line = Assert.Single(_folder.Lines("trail-2026-01-05.jsonl"));
        Assert.Equal(
            (2048, 256, 512, 64, 2048, 256),
            (Length("path"), Length("host"), Length("userAgent"), Length("method"), Length("resource"), Length("action")));
        Assert.Equal(2048, line.GetProperty("principal").GetProperty("arn").GetString()!.Length);

        int Length(string member) => line.GetProperty(member).GetString()!.Length;
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd😀fg", 6, "abcd…")]        // never half a character
    public void A_text_is_cut_where_a_character_ends(string text, int length, string bounded) =>
        Assert.Equal(bounded, TrailText.Bounded(text, length));

    private async Task<string> WriteAsync(string text)
    {
        using var trail = await StartAsync();
        Assert.True(trail.TryRecord(Some.Decision() with { Path = text, UserAgent = text, Caller = AspNetCore.Authentication.Caller.Anonymous }));
        await trail.StopAsync(CancellationToken.None);
        var lines = _folder.Text("trail-2026-01-05.jsonl").Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Empty(lines[1]);
        return lines[0];
    }

    private async Task<AuditTrail> StartAsync()
    {
        var trail = new AuditTrail(_folder.Data, _clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<AuditTrail>.Instance);
        await trail.StartAsync(CancellationToken.None);
        return trail;
    }
}
