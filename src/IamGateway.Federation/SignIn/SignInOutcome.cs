namespace IamGateway.Federation.SignIn;

/// <summary>How a step of a sign-in ended.</summary>
public enum SignInOutcome
{
    /// <summary>Done; the browser has its cookie.</summary>
    Succeeded,
    /// <summary>Wrong name, password or code: never said which.</summary>
    Refused,
    /// <summary>The password is right, and has to be changed before it signs in: it has expired, or somebody else gave it to be exchanged. The browser may do that now: <see cref="PasswordChange"/>.</summary>
    PasswordExpired,
    /// <summary>The password is right and has expired, and only an administrator may set another.</summary>
    AdministratorNeeded,
    /// <summary>Too many failures: wait.</summary>
    Locked,
    /// <summary>Too many attempts from here: wait.</summary>
    TooManyRequests,
    /// <summary>The first factor is too long ago for this step: sign in afresh.</summary>
    SignInAgain,
    /// <summary>The device's name is empty, longer than 64 characters, has control characters, or is taken by another device of the same owner.</summary>
    NameRefused,
}
