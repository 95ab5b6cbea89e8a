using IamGateway.AspNetCore.Authentication;

namespace IamGateway.ControlPlane.Operations;

/// <summary>One call: who makes it, and from where.</summary>
/// <param name="Caller">Who calls; anonymous for an operation that is called unsigned.</param>
/// <param name="RequestId">Public id of the call.</param>
internal sealed record OperationContext(Caller Caller, string RequestId)
{
    /// <summary>The account the call works in: twelve digits; empty for anonymous callers.</summary>
    public string Account => Caller.Account;
}
