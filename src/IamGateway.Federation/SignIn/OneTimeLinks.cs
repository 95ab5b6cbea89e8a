using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>One-time links that set a password: the root user's first one, and invited people's.</summary>
public sealed class OneTimeLinks
{
    /// <summary>A link for the root user of an account, <c>PUBLICURL/.iam/setup?token=…</c>, valid for 24 h. Earlier ones for it end.</summary>
    public Task<Uri> CreateForRootAsync(string accountId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The same for a person, <c>PUBLICURL/.iam/password?token=…</c>.</summary>
    public Task<Uri> CreateForPersonAsync(string personId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Whom a live link is for, by the name to show; null: unknown, used or expired.</summary>
    public Task<string?> FindAsync(string token, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Sets the password and uses the link up, in one transaction; the subject's other sign-ins end. False: unknown, used or expired.</summary>
    /// <exception cref="Identity.Credentials.PasswordRefusedException">The password breaks a rule; the link stays.</exception>
    public Task<bool> SetPasswordAsync(HttpContext context, string token, string password, CancellationToken cancellationToken) => throw new NotSupportedException();
}
