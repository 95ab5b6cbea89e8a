using System.Diagnostics;
using IamGateway.Identity.Credentials;

namespace IamGateway.Identity.Tests.Credentials;

public sealed class PasswordsTests : IDisposable
{
    private readonly Passwords _passwords = new();

    [Fact]
    public async Task The_password_fits_its_hash_and_no_other_does()
    {
        var hash = await _passwords.HashAsync("a quiet river", default);
        Assert.True(await _passwords.VerifyAsync(hash, "a quiet river", default));
        Assert.False(await _passwords.VerifyAsync(hash, "a quiet rivet", default));
        Assert.False(await _passwords.VerifyAsync(hash, "", default));
        Assert.False(await _passwords.VerifyAsync(hash, new string('a', 1_000_000), default));
        Assert.NotEqual(hash, await _passwords.HashAsync("a quiet river", default));
    }

    [Fact]
    public async Task Hashes_are_of_the_third_format_with_sha_512_and_the_current_work_factor()
    {
        var bytes = Convert.FromBase64String(await _passwords.HashAsync("a quiet river", default));
        Assert.Equal(1, bytes[0]);
        Assert.Equal(2, bytes[4]);
        Assert.True(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)) >= 210_000);
    }

    [Theory]
    [InlineData("elevenchars", "short")]
    [InlineData("password1234", "common")]
    [InlineData("PASSWORD1234", "common")]
    [InlineData("qwertyuiop12", null)]
    [InlineData("QwertyuiopAsdfghjkl", "common")]
    [InlineData("123456789012", "common")]
    [InlineData("twelve chars", null)]
    public async Task Rules_refuse_what_is_guessed_first(string password, string? reason)
    {
        if (reason is null)
        {
            Assert.NotEmpty(await _passwords.HashAsync(password, default));
            return;
        }

        var refusal = await Assert.ThrowsAsync<PasswordRefusedException>(() => _passwords.HashAsync(password, default));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(password, refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_longest_password_has_128_characters()
    {
        Assert.NotEmpty(await _passwords.HashAsync(new string('x', 127) + "y", default));
        await Assert.ThrowsAsync<PasswordRefusedException>(() => _passwords.HashAsync(new string('x', 128) + "y", default));
    }

    [Fact]
    public async Task Someone_without_a_hash_takes_as_long_and_is_refused()
    {
        var hash = await _passwords.HashAsync("a quiet river", default);
        await _passwords.VerifyAsync(null, "warm up", default);

        // Processor time would count the other tests too; the shortest of several runs is what the work itself takes.
        async Task<TimeSpan> ShortestAsync(string? ofHash)
        {
            var shortest = TimeSpan.MaxValue;
            for (var i = 0; i < 5; i++)
            {
                var started = Stopwatch.GetTimestamp();
                Assert.False(await _passwords.VerifyAsync(ofHash, "wrong password", default));
                var took = Stopwatch.GetElapsedTime(started);
                shortest = took < shortest ? took : shortest;
            }

            return shortest;
        }

        var (known, unknown) = (await ShortestAsync(hash), await ShortestAsync(null));
        Assert.InRange(unknown / known, 0.2, 5); // a skipped hash would be thousands of times faster
    }

    public void Dispose() => _passwords.Dispose();
}
