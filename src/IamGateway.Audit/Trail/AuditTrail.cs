using IamGateway.AspNetCore.Authorization;

namespace IamGateway.Audit.Trail;

/// <summary>The trail: JSON Lines files in <c>DIR/audit</c>, one a day, written by one background writer and flushed within 100 ms.</summary>
public sealed class AuditTrail : IDecisionSink
{
    /// <summary>Takes a decision. False when the writer cannot keep up or the disk refuses: the request must then be denied.</summary>
    public bool TryRecord(DecisionRecord record) => throw new NotSupportedException();

    /// <summary>Takes a step of a sign-in and waits until it is on disk.</summary>
    public Task RecordAsync(SignInEvent signIn, CancellationToken cancellationToken) => throw new NotSupportedException();
}
