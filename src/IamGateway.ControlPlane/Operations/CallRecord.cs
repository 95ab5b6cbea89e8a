using IamGateway.AspNetCore.Authentication;

namespace IamGateway.ControlPlane.Operations;

/// <summary>What becomes known of a call on its way, for its record in the trail.</summary>
/// <param name="requestId">Public id of the call.</param>
internal sealed class CallRecord(string requestId)
{
    public string RequestId { get; } = requestId;

    /// <summary>Who turned out to make a call that is unsigned, by what the call carries; null: nobody did.</summary>
    public Caller? ProvenCaller { get; set; }

    /// <summary>Id of the last decision made; null: none.</summary>
    public string? DecisionId { get; set; }
}
