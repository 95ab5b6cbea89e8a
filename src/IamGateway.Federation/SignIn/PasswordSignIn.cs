using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>Signs in people, IAM users and root users with a password.</summary>
public sealed class PasswordSignIn
{
    /// <summary>Checks rate limit, lockout and password; on success starts a sign-in session and writes its cookie to the response.</summary>
    /// <param name="account">Account id or alias for an IAM user or (with its e-mail as name) the root user; null or empty for a person.</param>
    public Task<SignInStep> SignInAsync(HttpContext context, string? account, string userName, string password, CancellationToken cancellationToken) => throw new NotSupportedException();
}
