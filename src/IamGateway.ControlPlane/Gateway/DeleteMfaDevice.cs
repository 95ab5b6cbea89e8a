using IamGateway.ControlPlane.Iam.Mfa;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Takes a hardware MFA device that is nobody's out of the account's stock; its seed is forgotten.</summary>
internal sealed class DeleteMfaDevice(Scope scope) : IOperation<DeleteMfaDevice, DeleteMfaDevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:DeleteMfaDevice", AccessLevel.Write, "arn:aws:iam::ACCOUNT:mfa/SERIAL")
    {
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict],
    };

    public sealed record Request(MfaSerial SerialNumber);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnDeviceAsync(request.SerialNumber, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        if (await scope.FindDeviceAsync(request.SerialNumber, cancellationToken) is not { Serial: not null } device)
            throw new ApiException(ErrorCode.NoSuchEntity, $"There is no hardware MFA device with the serial number {request.SerialNumber} in this account.");
        if (device.EnabledAt is not null)
            throw new ApiException(ErrorCode.DeleteConflict, "Cannot delete entity, must deactivate the MFA device first.");

        scope.Db.Remove(device);
        return NoResponse.Done;
    }
}
