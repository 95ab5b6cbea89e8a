namespace IamGateway.Web.SignIn;

/// <summary>What the page shows on which an IAM user exchanges a password.</summary>
public sealed record PasswordChangeForm
{
    /// <summary>Where to go after the sign-in that follows: a path of this host.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Of the IAM user.</summary>
    public required string UserName { get; init; }

    /// <summary>Whether a code of the user's authenticator is asked for.</summary>
    public required bool NeedsCode { get; init; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Problem { get; init; }

    /// <summary>True: the problem is the code, not the password.</summary>
    public bool IsCodeWrong { get; init; }
}
