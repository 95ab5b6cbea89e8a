namespace IamGateway.Federation.SignIn;

/// <summary>A password that was proved and has to be exchanged.</summary>
/// <param name="UserId">Of the IAM user.</param>
/// <param name="PasswordHash">Of the password that was proved: when it is another one by now, the proof is worth nothing.</param>
/// <param name="ExpiresAt">Until when it may be exchanged.</param>
internal sealed record PendingPasswordChange(string UserId, string PasswordHash, DateTimeOffset ExpiresAt)
{
    /// <summary>True: a code was used up for it, so that a password that is refused does not cost another.</summary>
    public bool IsMfaProved { get; set; }
}
