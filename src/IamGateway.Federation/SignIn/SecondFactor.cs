using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>The second factor: proving it, and enrolling an authenticator. Both for whoever the request's session cookie signed in.</summary>
public sealed class SecondFactor
{
    /// <summary>Whether the signed-in subject has an authenticator.</summary>
    public Task<bool> HasDeviceAsync(HttpContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Checks a code of any device of the subject; on success the session has MFA and a new cookie.</summary>
    public Task<SignInStep> VerifyAsync(HttpContext context, string code, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A new seed to show once; null: the first factor is older than five minutes, or a device exists and the session has no MFA.</summary>
    public Task<MfaEnrolment?> BeginEnrolmentAsync(HttpContext context, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Enrols with two consecutive codes; on success the session has MFA and a new cookie.</summary>
    /// <param name="enrolment">The sealed text of <see cref="MfaEnrolment.Sealed"/>.</param>
    public Task<SignInStep> EnrolAsync(HttpContext context, string enrolment, string deviceName, string firstCode, string secondCode, CancellationToken cancellationToken) => throw new NotSupportedException();
}
