using System.Collections.Concurrent;

namespace IamGateway.ControlPlane.Iam.Reports;

/// <summary>The last credential report of each account, in memory: after a restart the next one is made anew.</summary>
/// <param name="interval">How long a report is given out before another is made.</param>
internal sealed class CredentialReports(TimeSpan interval, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CredentialReport> _last = new(StringComparer.Ordinal);

    /// <summary>The last report, however old; null: there is none.</summary>
    public CredentialReport? Find(string account) => _last.GetValueOrDefault(account);

    /// <summary>Whether a report may still be given out.</summary>
    public bool IsCurrent(CredentialReport report) => clock.GetUtcNow() - report.GeneratedAt < interval;

    public void Keep(string account, CredentialReport report) => _last[account] = report;
}
