namespace IamGateway.AspNetCore.Authorization;

/// <summary>Takes the record of every decision, before its answer is sent.</summary>
public interface IDecisionSink
{
    /// <summary>Takes a record. False: it cannot be kept, so the request must be denied.</summary>
    bool TryRecord(DecisionRecord record);
}
