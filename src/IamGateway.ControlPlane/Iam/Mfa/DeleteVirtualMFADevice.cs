using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Deletes a virtual MFA device that is nobody's.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html"/>.</remarks>
internal sealed class DeleteVirtualMFADevice(Scope scope) : IOperation<DeleteVirtualMFADevice, DeleteVirtualMFADevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeleteVirtualMFADevice", AccessLevel.Write, "mfa/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.DeleteConflict],
    };

    public sealed record Request(MfaSerial SerialNumber);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnDeviceAsync(request.SerialNumber, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var device = await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        if (device.Serial is not null)
            throw new ApiException(ErrorCode.NoSuchEntity, $"VirtualMFADevice with serial number {request.SerialNumber} doesn't exist.");
        if (device.EnabledAt is not null)
            throw new ApiException(ErrorCode.DeleteConflict, "Cannot delete entity, must deactivate the MFA device first.");

        scope.Db.Remove(device);
        return NoResponse.Done;
    }
}
