using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Sessions;
using IamGateway.Identity.Storage;
using IamGateway.Server.Composition;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Server.Demo;

/// <summary>Keeps a file with a valid bearer token of the developer, so that the printed curl commands work for as long as the demo runs.</summary>
internal sealed class DemoTokens(
    IDbContextFactory<IdentityDb> database, SignInSessions signIns, ISessionSource sessions, SessionTokens tokens, TimeProvider clock)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(20);
    private string? _signInId;

    /// <summary>A file for <c>curl -H @FILE</c>.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "developer.header");

    /// <summary>Writes the first token.</summary>
    public async Task WriteAsync(string dataFolder, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var developer = await db.People.SingleAsync(person => person.UserName == DemoCast.Developer.UserName, cancellationToken);
        var signIn = await signIns.StartAsync(new SignInSubject(PersonId: developer.Id), "demo", mfaAt: null, sourceIp: null, userAgent: null, cancellationToken);
        var session = await signIns.IssueAsync(signIn.Session.Id, cancellationToken)
            ?? throw new InvalidOperationException("The developer of the demo has no permission set.");
        var caller = await sessions.FindByIdAsync(session.Id, cancellationToken)
            ?? throw new InvalidOperationException("The developer's session is not live.");
        await PrivateFile.WriteAsync(PathIn(dataFolder), $"Authorization: Bearer {tokens.Issue(caller)}\n", cancellationToken);
        if (_signInId is { } previous) await signIns.EndAsync(previous, cancellationToken);
        _signInId = signIn.Session.Id;
    }

    /// <summary>Writes a new token before the last one ends, until it is cancelled.</summary>
    public async Task RenewAsync(string dataFolder, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken)) await WriteAsync(dataFolder, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The demo stops.
        }
    }
}
