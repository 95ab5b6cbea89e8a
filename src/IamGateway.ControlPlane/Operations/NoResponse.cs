namespace IamGateway.ControlPlane.Operations;

/// <summary>The answer of an operation that answers nothing but that it was done.</summary>
internal sealed record NoResponse
{
    public static NoResponse Done { get; } = new();
}
