namespace IamGateway.Federation.SignIn;

/// <summary>What the enrolment page shows, once.</summary>
/// <param name="Uri">The <c>otpauth://</c> URI for the QR code.</param>
/// <param name="Base32Seed">The seed for typing.</param>
/// <param name="Sealed">The seed, sealed for this sign-in session and ten minutes; comes back with the form.</param>
public sealed record MfaEnrolment(string Uri, string Base32Seed, string Sealed);
