using System.Buffers.Binary;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IamGateway.Identity.Credentials;

/// <summary>Hashes and verifies passwords with PBKDF2-HMAC-SHA512 through ASP.NET Core Identity's hasher; at most one hash per core at a time.</summary>
public sealed class Passwords : IDisposable
{
    /// <summary>What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA512. Hashes of another count still verify.</summary>
    internal const int Iterations = 210_000;

    private const int MinLength = 12, MaxLength = 128;
    private static readonly object Anybody = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly FrozenSet<string> _common = CommonPasswords();
    private readonly string _hashOfNobody = HashThatNothingFits();

    /// <summary>Hashes a password that its rules allow.</summary>
    /// <exception cref="PasswordRefusedException">Too short (under 12 characters), too long (over 128), or on the list of common passwords.</exception>
    public async Task<string> HashAsync(string password, CancellationToken cancellationToken)
    {
        Require(password);
        return await OnACoreAsync(() => _hasher.HashPassword(Anybody, password), cancellationToken);
    }

    /// <exception cref="PasswordRefusedException">As <see cref="HashAsync"/>.</exception>
    internal void Require(string password)
    {
        if (password.Length < MinLength)
            throw new PasswordRefusedException($"The password is too short: it needs at least {MinLength} characters.");
        if (password.Length > MaxLength)
            throw new PasswordRefusedException($"The password is too long: it may have at most {MaxLength} characters.");
        if (_common.Contains(password))
            throw new PasswordRefusedException("The password is one of the most common ones, which are tried first. Choose another.");
    }

    /// <summary>Whether a password fits a hash. A null hash costs the same time and is false.</summary>
    public async Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
    {
        // No hash was ever made of a longer one, and hashing megabytes is work that nobody should be able to order.
        var isPossible = hash is not null && password.Length <= MaxLength;
        var result = await OnACoreAsync(() => isPossible
            ? _hasher.VerifyHashedPassword(Anybody, hash!, password)
            : _hasher.VerifyHashedPassword(Anybody, _hashOfNobody, ""), cancellationToken);
        return isPossible && result != PasswordVerificationResult.Failed;
    }

    public void Dispose() => _cores.Dispose();

    private async Task<T> OnACoreAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _cores.Release();
        }
    }

    /// <summary>A hash in the hasher's third format with an all-zero salt and subkey: verifying against it takes as long as against any other.</summary>
    private static string HashThatNothingFits()
    {
        const int saltLength = 16, subkeyLength = 32, header = 13, hmacSha512 = 2;
        var bytes = new byte[header + saltLength + subkeyLength];
        bytes[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), hmacSha512);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), Iterations);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(9), saltLength);
        return Convert.ToBase64String(bytes);
    }

    private static FrozenSet<string> CommonPasswords()
    {
        using var reader = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("IamGateway.Identity.Credentials.CommonPasswords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
