namespace IamGateway.AspNetCore.Authorization;

/// <summary>What the caller would have to do about a denial; every form of answer follows from it.</summary>
internal enum DenialCause
{
    /// <summary>Nothing: the policies do not allow it.</summary>
    NotAllowed,
    /// <summary>Authenticate: no credential, or one that is not believed.</summary>
    NotAuthenticated,
    /// <summary>Choose an account and permission set: signed in, but acting as nobody.</summary>
    NoPrincipal,
    /// <summary>Prove a second factor that the sign-in owes before it acts as anybody.</summary>
    MfaDue,
    /// <summary>Prove a second factor that the policies ask for.</summary>
    NeedsMfa,
    /// <summary>Try again later: whether the credential is good cannot be found out now.</summary>
    Unavailable,
}
