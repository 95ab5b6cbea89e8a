using System.Buffers;

namespace IamGateway.Identity.Credentials;

/// <summary>What an account asks of the passwords of its IAM users, beside what <see cref="Passwords"/> asks of everybody's.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html"/>, with its defaults.</remarks>
public sealed class PasswordPolicy
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("!@#$%^&*()_+-=[]{}|'");

    public required string AccountId { get; init; }

    /// <summary>In characters, 6 to 128.</summary>
    public int MinimumLength { get; set; } = 6;

    public bool RequireSymbols { get; set; }
    public bool RequireNumbers { get; set; }
    public bool RequireUppercase { get; set; }
    public bool RequireLowercase { get; set; }

    /// <summary>Whether IAM users may change their own passwords without a policy that allows it.</summary>
    public bool UsersMayChange { get; set; }

    /// <summary>Days until a password expires, 1 to 1095; null: never.</summary>
    public int? MaxAgeDays { get; set; }

    /// <summary>How many of the last passwords may not be used again, 1 to 24; null: all may.</summary>
    public int? ReusePrevention { get; set; }

    /// <summary>True: only an administrator sets another password once one has expired. False: the user may.</summary>
    public bool HardExpiry { get; set; }

    /// <summary>When a password that was set at a moment expires; null: never.</summary>
    public DateTimeOffset? ExpiryOf(DateTimeOffset setAt) => MaxAgeDays is { } days ? setAt.AddDays(days) : null;

    /// <summary>Checks what the policy says of a password alone.</summary>
    /// <exception cref="PasswordRefusedException">It lacks something.</exception>
    internal void Require(string password)
    {
        if (password.Length < MinimumLength)
            throw new PasswordRefusedException($"The password is too short: it needs at least {MinimumLength} characters.");
        if (RequireSymbols && password.AsSpan().IndexOfAny(Symbols) < 0)
            throw new PasswordRefusedException("The password needs a symbol: one of ! @ # $ % ^ & * ( ) _ + - = [ ] { } | '.");
        if (RequireNumbers && !password.Any(char.IsAsciiDigit))
            throw new PasswordRefusedException("The password needs a digit.");
        if (RequireUppercase && !password.Any(char.IsAsciiLetterUpper))
            throw new PasswordRefusedException("The password needs an uppercase letter from A to Z.");
        if (RequireLowercase && !password.Any(char.IsAsciiLetterLower))
            throw new PasswordRefusedException("The password needs a lowercase letter from a to z.");
    }
}
