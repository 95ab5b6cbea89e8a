using IamGateway.AspNetCore.Authorization;

namespace IamGateway.AspNetCore.Tests;

/// <summary>Keeps what is recorded, or refuses it.</summary>
internal sealed class TestSink : IDecisionSink
{
    public List<DecisionRecord> Records { get; } = [];

    public bool Refuses { get; set; }

    public Exception? Failure { get; set; }

    public bool TryRecord(DecisionRecord record)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        if (!Refuses)
        {
            Records.Add(record);
        }

        return !Refuses;
    }
}
