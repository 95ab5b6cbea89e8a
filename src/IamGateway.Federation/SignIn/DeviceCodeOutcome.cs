namespace IamGateway.Federation.SignIn;

/// <summary>How the proof of a second factor ended that a program sent.</summary>
public enum DeviceCodeOutcome
{
    /// <summary>The code is right, and used up.</summary>
    Proved,
    /// <summary>The device is not one of the user's.</summary>
    UnknownDevice,
    /// <summary>The code is wrong or was used before.</summary>
    WrongCode,
    /// <summary>Too many wrong codes: the account is locked for a while.</summary>
    Locked,
}
