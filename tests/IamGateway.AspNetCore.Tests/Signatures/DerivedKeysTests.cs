using System.Security.Cryptography;
using System.Text;
using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class DerivedKeysTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(Signer.Secret);
    private static readonly byte[] Text = "text"u8.ToArray();
    private static readonly SigningScope Scope = new(Signer.KeyId, new DateOnly(2015, 8, 30), "us-east-1", "iam");

    /// <summary>Source: Signature Version 4 documentation, "Examples of how to derive a signing key".</summary>
    [Fact]
    public void A_key_is_derived_as_in_the_documentation()
    {
        var key = Convert.FromHexString("c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9");

        Assert.True(new DerivedKeys(10).IsSignedBy(Secret, Scope, Text, Digest(HMACSHA256.HashData(key, Text))));
    }

    [Fact]
    public void Nobody_signs_without_a_known_secret()
    {
        var keys = new DerivedKeys(10);

        Assert.False(keys.IsSignedBy(null, Scope, Text, default));
        Assert.False(keys.IsSignedBy(null, Scope, Text, Sign(Secret, Scope)));
        Assert.False(keys.IsSignedBy(null, Scope, Text, Sign([], Scope)));
    }

    [Fact]
    public void A_kept_key_serves_only_its_secret_and_its_scope()
    {
        var keys = new DerivedKeys(10);
        var signature = Sign(Secret, Scope);
        Assert.True(keys.IsSignedBy(Secret, Scope, Text, signature));

        Assert.True(keys.IsSignedBy(Secret, Scope, Text, signature));
        Assert.False(keys.IsSignedBy(Encoding.UTF8.GetBytes(Signer.Secret.ToUpperInvariant()), Scope, Text, signature));
        Assert.False(keys.IsSignedBy(null, Scope, Text, signature));
        Assert.False(keys.IsSignedBy(Secret, Scope with { Region = "us-east-2" }, Text, signature));
        Assert.False(keys.IsSignedBy(Secret, Scope with { Service = "sts" }, Text, signature));
        Assert.False(keys.IsSignedBy(Secret, Scope with { Date = Scope.Date.AddDays(1) }, Text, signature));
        Assert.True(keys.IsSignedBy(Secret, Scope with { KeyId = "another id, the same secret" }, Text, signature));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public void A_secret_may_have_any_length(int length)
    {
        var secret = Enumerable.Range(0, length).Select(value => (byte)value).ToArray();

        Assert.True(new DerivedKeys(10).IsSignedBy(secret, Scope, Text, Sign(secret, Scope)));
    }

    /// <summary>More keys than are kept, some of which change their secret, asked by many at once: every answer is right.</summary>
    [Fact]
    public async Task Many_may_ask_at_once()
    {
        var keys = new DerivedKeys(64);
        var secrets = Enumerable.Range(0, 200).Select(number => Encoding.UTF8.GetBytes($"secret {number}")).ToArray();
        var signatures = secrets.Select(secret => Sign(secret, Scope)).ToArray();
        var wrong = 0;

        await Parallel.ForAsync(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, (round, _) =>
        {
            // Two secrets share each key id, as before and after a rotation.
            var index = round * 7 % secrets.Length;
            var scope = Scope with { KeyId = $"key {index / 2}" };
            var isRight = keys.IsSignedBy(secrets[index], scope, Text, signatures[index]) && !keys.IsSignedBy(secrets[index], scope, Text, signatures[index ^ 1]);
            Interlocked.Add(ref wrong, isRight ? 0 : 1);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(0, wrong);
    }

    private static Digest Sign(byte[] secret, SigningScope scope)
    {
        var key = new[] { scope.Date.ToString("yyyyMMdd"), scope.Region, scope.Service, "aws4_request" }
            .Aggregate([.. "AWS4"u8, .. secret], (byte[] last, string part) => HMACSHA256.HashData(last, Encoding.UTF8.GetBytes(part)));
        return Digest(HMACSHA256.HashData(key, Text));
    }

    private static Digest Digest(byte[] bytes)
    {
        Assert.True(AspNetCore.Signatures.Digest.TryParse(Convert.ToHexStringLower(bytes), out var digest));
        return digest;
    }
}
