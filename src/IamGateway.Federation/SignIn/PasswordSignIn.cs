using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.SignIn;

/// <summary>Signs in people, IAM users and root users with a password.</summary>
/// <remarks>A name that nobody has takes the same steps as one that somebody has: the same queries, the same count of failures, one hash.</remarks>
public sealed class PasswordSignIn
{
    private const int MaxPasswordLength = 1024;
    private const string Method = "password";

    private readonly SourceLimiter _limiter;
    private readonly SignInCandidates _candidates;
    private readonly Lockout _lockout;
    private readonly Passwords _passwords;
    private readonly BrowserSessions _browsers;
    private readonly PasswordUses _uses;
    private readonly PasswordChanges _changes;
    private readonly SignInTrail _trail;

    internal PasswordSignIn(SourceLimiter limiter, SignInCandidates candidates, Lockout lockout, Passwords passwords, BrowserSessions browsers, PasswordUses uses, PasswordChanges changes, SignInTrail trail) =>
        (_limiter, _candidates, _lockout, _passwords, _browsers, _uses, _changes, _trail) = (limiter, candidates, lockout, passwords, browsers, uses, changes, trail);

    /// <summary>Checks rate limit, lockout and password; on success starts a sign-in session and writes its cookie to the response.</summary>
    /// <param name="account">Account id or alias for an IAM user or (with its e-mail as name) the root user; null or empty for a person.</param>
    public async Task<SignInStep> SignInAsync(HttpContext context, string? account, string userName, string password, CancellationToken cancellationToken)
    {
        if (_limiter.Take(context.Connection.RemoteIpAddress) is { } pause)
        {
            await _trail.RefusedAsync(context, "SignIn", "TooManyRequests", new TrailEntry(Method: Method), cancellationToken);
            return new SignInStep(SignInOutcome.TooManyRequests, pause);
        }

        var candidate = string.IsNullOrWhiteSpace(account)
            ? await _candidates.FindPersonAsync(userName, cancellationToken)
            : await _candidates.FindInAccountAsync(account.Trim(), userName, cancellationToken);
        if (await _lockout.ChargeAsync(candidate.FailureKey, cancellationToken) is { } wait)
        {
            await RefuseAsync(context, candidate, "Locked", cancellationToken);
            return new SignInStep(SignInOutcome.Locked, wait);
        }

        if (await FindRefusalAsync(candidate, password, cancellationToken) is { } refusal)
        {
            await RefuseAsync(context, candidate, refusal, cancellationToken);
            return new SignInStep(SignInOutcome.Refused);
        }

        if (candidate.MustChangePassword)
        {
            await _lockout.RefundAsync(candidate.FailureKey, cancellationToken);
            await RefuseAsync(context, candidate, "PasswordExpired", cancellationToken);
            var mayChange = candidate.MayChangePassword && _changes.TryBegin(context, candidate.Subject!.UserId!, candidate.PasswordHash!);
            return new SignInStep(mayChange ? SignInOutcome.PasswordExpired : SignInOutcome.AdministratorNeeded);
        }

        try
        {
            var started = await _browsers.StartAsync(context, candidate.Subject!, candidate.Name, Method, cancellationToken);
            await ForgiveAsync(candidate, cancellationToken);
            await _uses.NoteAsync(candidate.Subject!, cancellationToken);
            return new SignInStep(SignInOutcome.Succeeded, MfaDue: started.MfaDue);
        }
        catch (SignInRefusedException)
        {
            await RefuseAsync(context, candidate, "Inactive", cancellationToken);
            return new SignInStep(SignInOutcome.Refused);
        }
    }

    /// <summary>Null: the password is right and its owner may sign in.</summary>
    private async Task<string?> FindRefusalAsync(SignInCandidate candidate, string password, CancellationToken cancellationToken)
    {
        var isReadable = password.Length <= MaxPasswordLength;
        var fits = await _passwords.VerifyAsync(isReadable ? candidate.PasswordHash : null, isReadable ? password : "", cancellationToken);
        return candidate switch
        {
            { Subject: null } => "UnknownName",
            { PasswordHash: null } => "NoPassword",
            _ when !fits => "WrongPassword",
            { IsActive: false } => "Inactive",
            _ => null,
        };
    }

    /// <summary>With a second factor, the first alone forgives nothing: else whoever knows the password could guess codes without end.</summary>
    private async Task ForgiveAsync(SignInCandidate candidate, CancellationToken cancellationToken)
    {
        var hasDevice = await _candidates.HasDeviceAsync(candidate.Subject!, cancellationToken);
        await (hasDevice ? _lockout.RefundAsync(candidate.FailureKey, cancellationToken) : _lockout.ResetAsync(candidate.FailureKey, cancellationToken));
    }

    private Task RefuseAsync(HttpContext context, SignInCandidate candidate, string refusal, CancellationToken cancellationToken) =>
        _trail.RefusedAsync(context, "SignIn", refusal, new TrailEntry(candidate.Subject is null ? null : candidate.Name, Method), cancellationToken);
}
