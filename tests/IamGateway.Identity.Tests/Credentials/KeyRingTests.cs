using System.Security.Cryptography;
using IamGateway.Identity.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class KeyRingTests
{
    private static readonly byte[] Secret = [.. "the seed"u8];

    [Fact]
    public async Task What_is_sealed_opens_for_its_purpose_and_reads_as_nothing()
    {
        await using var store = await TestStore.OpenAsync();
        var ring = store.Get<KeyRing>();
        var sealedText = ring.Seal("mfa", Secret);
        Assert.Equal(Secret, ring.Open("mfa", sealedText));
        Assert.Matches("^v1\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]+$", sealedText);
        Assert.NotEqual(sealedText, ring.Seal("mfa", Secret));
        Assert.Empty(ring.Open("mfa", ring.Seal("mfa", [])));
    }

    [Fact]
    public async Task Another_purpose_another_ring_and_any_change_of_a_character_do_not_open()
    {
        await using var store = await TestStore.OpenAsync();
        await using var foreign = await TestStore.OpenAsync();
        var ring = store.Get<KeyRing>();
        var sealedText = ring.Seal("mfa", Secret);

        Assert.ThrowsAny<CryptographicException>(() => ring.Open("mfa ", sealedText));
        Assert.ThrowsAny<CryptographicException>(() => foreign.Get<KeyRing>().Open("mfa", sealedText));
        for (var i = 0; i < sealedText.Length; i++)
        {
            var changed = sealedText.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.ThrowsAny<CryptographicException>(() => ring.Open("mfa", new string(changed)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData("v1..")]
    [InlineData("v1.KEY.")]
    [InlineData("v1.KEY.AAAA")]
    [InlineData("v1.KEY.!!!!")]
    [InlineData("v2.KEY.REST")]
    [InlineData("v1.KEY.REST.REST")]
    [InlineData("v1.KEY.REST=")]
    [InlineData("v1.KEY.REST\n")]
    [InlineData("v1.unknown.REST")]
    public async Task Malformed_text_does_not_open(string form)
    {
        await using var store = await TestStore.OpenAsync();
        var ring = store.Get<KeyRing>();
        var parts = ring.Seal("mfa", Secret).Split('.');
        var text = form.Replace("KEY", parts[1], StringComparison.Ordinal).Replace("REST", parts[2], StringComparison.Ordinal);
        Assert.ThrowsAny<CryptographicException>(() => ring.Open("mfa", text));
    }

    [Fact]
    public async Task Processes_that_start_at_once_have_one_ring()
    {
        await using var store = await TestStore.OpenAsync();
        var processes = new List<ServiceProvider>();
        for (var i = 0; i < 6; i++)
            processes.Add(await store.OpenProcessAsync(TimeProvider.System));

        var texts = await Task.WhenAll(processes.Select(process => Task.Run(() => process.GetRequiredService<KeyRing>().Seal("mfa", Secret))));
        Assert.All(texts, text => Assert.Equal(Secret, store.Get<KeyRing>().Open("mfa", text)));
        Assert.Single(texts.Select(text => text.Split('.')[1]).Distinct());
    }

    [Fact]
    public async Task A_new_key_seals_and_the_old_one_still_opens()
    {
        await using var store = await TestStore.OpenAsync();
        var old = store.Get<KeyRing>().Seal("mfa", Secret);
        var path = Path.Combine(store.Folder, "keyring.json");
        var second = $$"""{"id":"second","createdAt":"2026-01-01T00:00:00+00:00","key":"{{Convert.ToBase64String(new byte[32])}}"}""";
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("}]", "}," + second + "]", StringComparison.Ordinal));

        var ring = (await store.OpenProcessAsync()).GetRequiredService<KeyRing>();
        Assert.StartsWith("v1.second.", ring.Seal("mfa", Secret), StringComparison.Ordinal);
        Assert.Equal(Secret, ring.Open("mfa", old));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[null]}""")]
    [InlineData("""{"keys":[{"id":"a","createdAt":"2026-01-01T00:00:00Z","key":"c2hvcnQ="}]}""")]
    [InlineData("""{"keys":[{"createdAt":"2026-01-01T00:00:00Z","key":"c2hvcnQ="}]}""")]
    public async Task A_broken_file_is_told_and_never_replaced(string content)
    {
        await using var store = await TestStore.OpenAsync();
        var path = Path.Combine(store.Folder, "keyring.json");
        await File.WriteAllTextAsync(path, content);
        var failure = Assert.Throws<InvalidDataException>(() => store.Get<KeyRing>().Seal("mfa", Secret));
        Assert.Contains("keyring.json", failure.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(path));
    }
}
