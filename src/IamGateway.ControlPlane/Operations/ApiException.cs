namespace IamGateway.ControlPlane.Operations;

/// <summary>The one error of operations: what the caller is told. Each wire protocol renders it; nothing that was changed stays.</summary>
/// <param name="code">The error's code.</param>
/// <param name="message">A sentence for the caller; never a secret.</param>
internal sealed class ApiException(ErrorCode code, string message) : Exception(message)
{
    public ErrorCode Code { get; } = code;
}
