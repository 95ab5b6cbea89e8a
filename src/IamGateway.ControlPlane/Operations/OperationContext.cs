using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Operations;

/// <summary>One call: who makes it, and from where.</summary>
/// <param name="Http">The request it came with: its address, its TLS and its user agent are context keys.</param>
/// <param name="Operation">What is called.</param>
/// <param name="Caller">Who calls; anonymous for an operation that is called unsigned.</param>
/// <param name="Record">Takes what its record in the trail needs.</param>
internal sealed record OperationContext(HttpContext Http, OperationDescriptor Operation, Caller Caller, CallRecord Record)
{
    /// <summary>The account the call works in: twelve digits; empty for anonymous callers.</summary>
    public string Account => Caller.Account;
}
