namespace IamGateway.Web.SignIn;

/// <summary>What the enrolment page shows: the seed of a new authenticator, this once.</summary>
public sealed record EnrolmentForm
{
    /// <summary>Where to go afterwards: a path of this host.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>The seed's <c>otpauth://</c> URI, for the QR code. It comes back with the form, so that a wrong code shows the same seed again.</summary>
    public required string Uri { get; init; }

    /// <summary>The sealed enrolment, which comes back with the form.</summary>
    public required string Sealed { get; init; }

    public required string DeviceName { get; init; }

    /// <summary>True: the problem is the device's name, not the codes.</summary>
    public bool IsNameRefused { get; init; }

    /// <summary>Why the last attempt failed; null: it did not.</summary>
    public string? Problem { get; init; }
}
