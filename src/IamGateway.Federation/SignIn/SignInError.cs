namespace IamGateway.Federation.SignIn;

/// <summary>Why a sign-in at an identity provider did not end well: the values of <c>error</c> in <c>/.iam/signin?error=…</c>. The detail is in the trail only.</summary>
public enum SignInError
{
    /// <summary>The person, or the provider on the person's behalf, said no.</summary>
    Cancelled,
    /// <summary>The answer is not one this browser is waiting for: too late, used already, or of another browser. Starting again helps.</summary>
    SignInExpired,
    /// <summary>The provider does not answer, or what it says about itself cannot be used. Others go on.</summary>
    ProviderUnavailable,
    /// <summary>The provider refused the request; its own code is in the trail.</summary>
    ProviderRefused,
    /// <summary>The provider's answer failed a check.</summary>
    InvalidResponse,
    /// <summary>The provider left the groups out because there are too many: what the person may do is unknown.</summary>
    TooManyGroups,
    /// <summary>The person is disabled here.</summary>
    PersonInactive,
}
