using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Takes an MFA device from an IAM user, without a name from the caller itself. The device stays, and is nobody's.</summary>
/// <remarks>
/// The user's sign-ins that have proved a second factor end with it.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html"/>.
/// </remarks>
internal sealed class DeactivateMFADevice(Scope scope, TimeProvider clock) : IOperation<DeactivateMFADevice, DeactivateMFADevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:DeactivateMFADevice", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(MfaSerial SerialNumber)
    {
        public UserName? UserName { get; init; }
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var device = await scope.RequireDeviceOfAsync(user, request.SerialNumber, cancellationToken);
        (device.UserId, device.EnabledAt) = (null, null);
        await scope.EndMfaSignInsAsync(user, clock.GetUtcNow(), cancellationToken);
        return NoResponse.Done;
    }
}
