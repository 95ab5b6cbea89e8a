using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>The second factor: proving it, and enrolling an authenticator. Both for whoever the request's session cookie signed in.</summary>
public sealed class SecondFactor
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    private readonly BrowserSessions _browsers;
    private readonly SignInCandidates _candidates;
    private readonly Lockout _lockout;
    private readonly Authenticators _authenticators;
    private readonly EnrolmentSeal _seal;
    private readonly SignInSessions _sessions;
    private readonly SignInTrail _trail;
    private readonly IamGatewayUrls _urls;
    private readonly TimeProvider _clock;

    internal SecondFactor(BrowserSessions browsers, SignInCandidates candidates, Lockout lockout, Authenticators authenticators, EnrolmentSeal seal, SignInSessions sessions, SignInTrail trail, IamGatewayUrls urls, TimeProvider clock) =>
        (_browsers, _candidates, _lockout, _authenticators, _seal, _sessions, _trail, _urls, _clock) = (browsers, candidates, lockout, authenticators, seal, sessions, trail, urls, clock);

    /// <summary>Whether the signed-in subject has an authenticator.</summary>
    public async Task<bool> HasDeviceAsync(HttpContext context, CancellationToken cancellationToken) =>
        await _browsers.FindAsync(context, cancellationToken) is { } current
        && await _candidates.HasDeviceAsync(current.Session.Subject(), cancellationToken);

    /// <summary>Checks a code of any device of the subject; on success the session has MFA and a new cookie.</summary>
    /// <remarks>Each code is accepted once, and failures count to the same lockout as wrong passwords. What cannot be a code is refused without counting.</remarks>
    public async Task<SignInStep> VerifyAsync(HttpContext context, string code, CancellationToken cancellationToken)
    {
        if (await _browsers.FindAsync(context, cancellationToken) is not { } current
            || await _candidates.FindAsync(current.Session, cancellationToken) is not { } candidate)
        {
            return new SignInStep(SignInOutcome.SignInAgain);
        }

        if (TotpCode.Read(code) is not { } digits)
        {
            return await RefuseAsync(context, current, "Mfa", "MalformedCode", new SignInStep(SignInOutcome.Refused), cancellationToken);
        }

        if (await _lockout.ChargeAsync(candidate.FailureKey, cancellationToken) is { } wait)
        {
            return await RefuseAsync(context, current, "Mfa", "Locked", new SignInStep(SignInOutcome.Locked, wait), cancellationToken);
        }

        if (!await _authenticators.TryUseAsync(candidate.Subject!, digits, serialNumber: null, cancellationToken))
        {
            return await RefuseAsync(context, current, "Mfa", "WrongCode", new SignInStep(SignInOutcome.Refused), cancellationToken);
        }

        await _lockout.ResetAsync(candidate.FailureKey, cancellationToken);
        return await RecordAsync(context, current, "Mfa", cancellationToken);
    }

    /// <summary>A new seed to show once; null: the first factor is older than five minutes, or a device exists and the session has no MFA.</summary>
    public async Task<MfaEnrolment?> BeginEnrolmentAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await _browsers.FindAsync(context, cancellationToken) is not { } current
            || _clock.GetUtcNow() - current.Session.SignedInAt > Freshness
            || (current.Session.MfaAt is null && await _candidates.HasDeviceAsync(current.Session.Subject(), cancellationToken)))
        {
            return null;
        }

        var seed = Totp.NewSeed();
        return new MfaEnrolment(Totp.EnrolmentUri(_urls.PublicUrl.Host, current.DisplayName, seed), Totp.ToBase32(seed), _seal.Close(current.Session.Id, seed));
    }

    /// <summary>Enrols with two consecutive codes; on success the session has MFA and a new cookie, and the subject's other sign-ins end.</summary>
    /// <param name="enrolment">The sealed text of <see cref="MfaEnrolment.Sealed"/>.</param>
    /// <param name="deviceName">1 to 64 characters, unique for the owner without regard to case. In an account the device gets the name in the form of <see cref="AccountDeviceName"/>.</param>
    public async Task<SignInStep> EnrolAsync(HttpContext context, string enrolment, string deviceName, string firstCode, string secondCode, CancellationToken cancellationToken)
    {
        if (await _browsers.FindAsync(context, cancellationToken) is not { } current || _seal.Open(current.Session.Id, enrolment) is not { } seed)
        {
            return new SignInStep(SignInOutcome.SignInAgain);
        }

        if (!IsDeviceName(deviceName))
        {
            return await RefuseAsync(context, current, "MfaEnrolment", "NameRefused", new SignInStep(SignInOutcome.NameRefused), cancellationToken);
        }

        if (TotpCode.Read(firstCode) is not { } first || TotpCode.Read(secondCode) is not { } second
            || Totp.FindConsecutive(seed, first, second, _clock.GetUtcNow(), window: 1) is not { } found)
        {
            return await RefuseAsync(context, current, "MfaEnrolment", "WrongCode", new SignInStep(SignInOutcome.Refused), cancellationToken);
        }

        var added = await _authenticators.AddAsync(current.Session, deviceName, seed, found.Step, cancellationToken);
        return added == SignInOutcome.Succeeded
            ? await RecordAsync(context, current, "MfaEnrolment", cancellationToken)
            : await RefuseAsync(context, current, "MfaEnrolment", added.ToString(), new SignInStep(added), cancellationToken);
    }

    private static bool IsDeviceName(string name) => name.Length is > 0 and <= 64 && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);

    private async Task<SignInStep> RecordAsync(HttpContext context, LiveSignIn current, string step, CancellationToken cancellationToken)
    {
        try
        {
            var started = await _sessions.RecordMfaAsync(current.Session.Id, cancellationToken);
            await _trail.SucceededAsync(context, step, Entry(current), cancellationToken);
            SessionCookie.Write(context.Response, started.Secret);
            return new SignInStep(SignInOutcome.Succeeded);
        }
        catch (SignInRefusedException)
        {
            return await RefuseAsync(context, current, step, "SessionEnded", new SignInStep(SignInOutcome.SignInAgain), cancellationToken);
        }
    }

    private async Task<SignInStep> RefuseAsync(HttpContext context, LiveSignIn current, string step, string refusal, SignInStep result, CancellationToken cancellationToken)
    {
        await _trail.RefusedAsync(context, step, refusal, Entry(current), cancellationToken);
        return result;
    }

    private static TrailEntry Entry(LiveSignIn current) => new(current.DisplayName, current.Session.Method, current.Session.Id);
}
