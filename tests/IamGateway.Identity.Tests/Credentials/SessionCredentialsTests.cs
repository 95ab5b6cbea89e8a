using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class SessionCredentialsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private TestStore _store = null!;

    private SessionCredentials Credentials => _store.Get<SessionCredentials>();

    public async Task InitializeAsync() => _store = await TestStore.OpenAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public void A_token_gives_back_all_that_was_sealed()
    {
        var full = Small() with
        {
            MfaAt = Now.AddMinutes(-5),
            SourceIdentity = "alice@example.com",
            Tags = TagSet.Of([new("Team", "개발 1"), new("cost", "")]),
            TransitiveTagKeys = ["Team"],
            SessionPolicies = [Given.Allow],
            SessionPolicyArns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::123456789012:policy/x"],
            IsChained = true,
            Federation = new FederatedIdentity("arn:aws:iam::123456789012:saml-provider/Corp", "alice", "https://gateway.example/saml"),
        };
        foreach (var credential in new[] { Small(), full })
        {
            var opened = Credentials.Open(Credentials.Seal(credential))!;
            Assert.Equal(JsonSerializer.Serialize(credential), JsonSerializer.Serialize(opened));
            Assert.Equal((credential.Tags, credential.Federation, credential.SecretAccessKey), (opened.Tags, opened.Federation, opened.SecretAccessKey));
        }
    }

    [Fact]
    public void A_token_tells_nothing_and_is_short()
    {
        var token = Credentials.Seal(Small());
        Assert.StartsWith("v1.", token, StringComparison.Ordinal);
        Assert.InRange(token.Length, 1, 600);
        Assert.DoesNotContain(Small().AccessKeyId, token, StringComparison.Ordinal);
        Assert.NotEqual(token, Credentials.Seal(Small()));
        Assert.DoesNotContain(Small().SecretAccessKey, $"{Small()}", StringComparison.Ordinal);   // nor does a credential that is logged
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1..")]
    [InlineData("v1.unknown.AAAA")]
    [InlineData("..........")]
    [InlineData("v1.\u0000.\ud800")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30.AAAA")]
    public void Any_other_text_opens_nothing(string text) => Assert.Null(Credentials.Open(text));

    [Fact]
    public void A_changed_or_shortened_token_opens_nothing()
    {
        var token = Credentials.Seal(Small());
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Null(Credentials.Open(new string(changed)));
            Assert.Null(Credentials.Open(token[..i]));
        }

        Assert.Null(Credentials.Open(token + "A"));
        Assert.NotNull(Credentials.Open(token));
    }

    [Fact]
    public async Task A_token_of_another_installation_opens_nothing()
    {
        await using var other = await TestStore.OpenAsync();
        Assert.Null(Credentials.Open(other.Get<SessionCredentials>().Seal(Small())));
    }

    /// <summary>What our own ring sealed, and is not what it should be.</summary>
    [Theory]
    [InlineData("not compressed", false)]
    [InlineData("not JSON", true)]
    [InlineData("{}", true)]
    [InlineData("null", true)]
    [InlineData("""{"k":"ASIA","x":"s","t":1,"a":"1","p":"A","i":"i","f":"yesterday","u":"2026-01-05T09:00:00+00:00"}""", true)]
    [InlineData("""{"k":"ASIA","x":"s","t":1,"a":"1","p":"A","i":"i","f":"2026-01-05T09:00:00+00:00","u":"2026-01-05T09:00:00+00:00","g":[]}""", true)]
    [InlineData("""{"k":"ASIA","x":"s","t":1,"a":"1","p":"A","i":"i","f":"2026-01-05T09:00:00+00:00","u":"2026-01-05T09:00:00+00:00","g":{"a":1}}""", true)]
    public void A_sealed_text_that_holds_no_credentials_opens_nothing(string content, bool isCompressed)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        Assert.Null(Credentials.Open(Sealed(isCompressed ? Compressed(bytes) : bytes)));
    }

    [Fact]
    public void A_sealed_text_unfolds_to_64_KiB_at_most()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Small());
        byte[] Padded(int length) => [.. json, .. Enumerable.Repeat((byte)' ', length - json.Length)];
        Assert.NotNull(Credentials.Open(Sealed(Compressed(Padded(64 * 1024)))));
        Assert.Null(Credentials.Open(Sealed(Compressed(Padded((64 * 1024) + 1)))));
        Assert.Null(Credentials.Open(Sealed(Compressed(new byte[10_000_000]))));
    }

    [Fact]
    public void The_room_that_policies_and_tags_take_is_told_and_bounded()
    {
        Assert.Equal(0, SessionCredentials.PackedPolicySize(Small()));
        Assert.InRange(SessionCredentials.PackedPolicySize(Small() with { SessionPolicies = [Given.Allow] }), 1, 10);
        Assert.InRange(SessionCredentials.PackedPolicySize(Small() with { Tags = TagSet.Of([new("team", "blue")]) }), 1, 10);

        // Random letters do not shrink below three quarters.
        var fits = Small() with { SessionPolicies = [Letters(2_000)] };
        Assert.InRange(SessionCredentials.PackedPolicySize(fits), 70, 100);
        Assert.NotNull(Credentials.Open(Credentials.Seal(fits)));

        var large = Small() with { SessionPolicies = [Letters(3_000)] };
        var percent = SessionCredentials.PackedPolicySize(large);
        Assert.True(percent > 100);
        var refused = Assert.Throws<PackedPolicyTooLargeException>(() => Credentials.Seal(large));
        Assert.Equal((percent, $"Packed size of session policies and tags consumes {percent}% of the allotted space."), (refused.Percent, refused.Message));
    }

    [Fact]
    public void What_could_not_be_opened_is_not_sealed()
    {
        Assert.True(Assert.Throws<PackedPolicyTooLargeException>(() => Credentials.Seal(Small() with { SessionPolicies = [new string(' ', 70_000)] })).Percent > 100);
        var longNames = Small() with { PrincipalPath = $"/{Letters(2_000)}/", SessionPolicies = [Letters(2_000)] };
        Assert.True(Assert.Throws<PackedPolicyTooLargeException>(() => Credentials.Seal(longNames)).Percent > 100);
    }

    [Fact]
    public void Temporary_keys_have_the_form_that_tools_expect()
    {
        var (id, secret) = AccessKeys.NewTemporary();
        Assert.Matches("^ASIA[A-Z2-7]{16}$", id);
        Assert.Equal(40, secret.Length);
        Assert.NotEqual((id, secret), AccessKeys.NewTemporary());
    }

    private static SessionCredential Small() => new()
    {
        AccessKeyId = "ASIAAAAAAAAAAAAAAAAA",
        SecretAccessKey = "0123456789abcdefghijABCDEFGHIJ0123456789",
        Kind = SessionCredentialKind.AssumedRole,
        AccountId = Given.AccountId,
        PrincipalId = "AROAAAAAAAAAAAAAAAAAA",
        PrincipalName = "Deployer",
        SessionName = "alice",
        SessionId = "6f1c1f0e-0000-4000-8000-000000000000",
        IssuedAt = Now,
        ExpiresAt = Now.AddHours(1),
    };

    private string Sealed(byte[] content) => _store.Get<KeyRing>().Seal("session-credential", content);

    private static byte[] Compressed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Optimal))
            brotli.Write(content);
        return packed.ToArray();
    }

    private static string Letters(int length) => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);
}
