using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Where a call works: its caller, the caller's account, and what exists there. Each feature adds its look-ups as extension methods.</summary>
/// <param name="db">What exists, with what this call has changed so far. For a call that may change something, all of it is read and changed in one transaction.</param>
/// <param name="context">The call.</param>
internal sealed class Scope(IdentityDb db, OperationContext context)
{
    public IdentityDb Db => db;

    public Caller Caller => context.Caller;

    /// <summary>The account the call works in: twelve digits.</summary>
    public string Account => context.Account;

    public OperationContext Context => context;
}
