namespace IamGateway.Server.Composition;

/// <summary>The organization of this installation, known once the store is open.</summary>
internal sealed class FoundOrganization
{
    /// <summary>Set before anything listens.</summary>
    public string ManagementAccountId
    {
        get => field ?? throw new InvalidOperationException("The store is not open yet.");
        set;
    }
}
