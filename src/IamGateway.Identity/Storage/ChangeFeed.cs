namespace IamGateway.Identity.Storage;

/// <summary>Tells subscribers of every change: at once for changes of this process, within half a second for those of others, by reading <see cref="IdentityDb.Changes"/>. A hosted service.</summary>
public sealed class ChangeFeed
{
    /// <summary>Calls back for every change from now on, in order, on a background thread or on the thread that commits. Never throw from it.</summary>
    public void Subscribe(Action<Change> onChange) => throw new NotSupportedException();
}
