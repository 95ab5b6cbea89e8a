namespace IamGateway.Identity.Credentials;

/// <summary>Hashes and verifies passwords with PBKDF2-HMAC-SHA512 through ASP.NET Core Identity's hasher; at most one hash per core at a time.</summary>
public sealed class Passwords
{
    /// <summary>Hashes a password that its rules allow.</summary>
    /// <exception cref="PasswordRefusedException">Too short (under 12 characters), too long (over 128), or on the list of common passwords.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Whether a password fits a hash. A null hash costs the same time and is false.</summary>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) => throw new NotSupportedException();
}
