using System.Globalization;
using System.Text;
using System.Text.Json;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>What real clients sent, sent again byte for byte to a real listener.</summary>
public sealed class RecordedClientTests
{
    private static readonly Dictionary<string, Recording> Recordings = JsonSerializer
        .Deserialize<Recording[]>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Signatures/Vectors/clients.json")), JsonSerializerOptions.Web)!
        .ToDictionary(recording => recording.Name);

    public static TheoryData<string> Names => [.. Recordings.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task The_client_s_request_is_verified(string name)
    {
        var recording = Recordings[name];

        Assert.Equal(recording.Verified, await SendAsync(recording));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task With_another_body_it_is_not(string name)
    {
        var recording = Recordings[name];
        var bodyIsFree = recording is { Service: "s3", IsPresigned: true }; // who presigns for S3 leaves the body to whoever has the URL

        Assert.Contains(await SendAsync(recording with { Body = "other" }), (string[])(bodyIsFree ? [recording.Verified] : ["WrongBodyHash ", "WrongSignature "]));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task With_another_method_it_is_not(string name)
    {
        var recording = Recordings[name];
        var target = recording.Head[0][recording.Head[0].IndexOf(' ', StringComparison.Ordinal)..];

        Assert.Equal("WrongSignature ", await SendAsync(recording with { Head = [$"PATCH{target}", .. recording.Head[1..]] }));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Too_late_it_is_not(string name)
    {
        var recording = Recordings[name];

        Assert.Equal(recording.IsPresigned ? "Expired " : "ClockSkew ", await SendAsync(recording, later: TimeSpan.FromMinutes(61)));
    }

    private static async Task<string> SendAsync(Recording recording, TimeSpan later = default)
    {
        await using var host = await SignatureHost.StartAsync(recording.Service, recording.SignedAt + later);
        var body = Encoding.UTF8.GetBytes(recording.Body);

        // Only what the transport needs is put right: the length of another body, and an answer that nobody waits for.
        var head = recording.Head.Where(line => !IsHeader(line, "Expect") && !IsHeader(line, "Content-Length"));
        return await host.SendAsync([.. head, $"Content-Length: {body.Length}"], body);
    }

    private static bool IsHeader(string line, string name) => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase);

    private sealed record Recording(string Name, string Service, string? Token, string At, string[] Head, string Body)
    {
        public bool IsPresigned => !Head.Any(line => IsHeader(line, "Authorization"));

        public DateTimeOffset SignedAt => DateTimeOffset.ParseExact(At, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        public string Verified => $"None {(Token is null ? The.Bob : The.Alice).Arn}";
    }
}
