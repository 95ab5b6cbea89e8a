namespace IamGateway.ControlPlane.Operations;

/// <summary>Hands the call to the services that are made for it.</summary>
internal sealed class CurrentCall
{
    private OperationContext? _context;

    /// <exception cref="InvalidOperationException">There is no call.</exception>
    public OperationContext Context
    {
        get => _context ?? throw new InvalidOperationException("There is no call of an operation here.");
        set => _context = value;
    }
}
