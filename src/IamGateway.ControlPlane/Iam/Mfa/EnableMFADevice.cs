using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Assigns an MFA device to an IAM user, who proves it with two codes that follow each other.</summary>
/// <remarks>
/// The user's other sign-ins end: someone else may have started them while one factor was enough.
/// Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html"/>.
/// </remarks>
internal sealed class EnableMFADevice(Scope scope, KeyRing ring, TimeProvider clock) : IOperation<EnableMFADevice, EnableMFADevice.Request, NoResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:EnableMFADevice", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.EntityAlreadyExists, ErrorCode.LimitExceeded, ErrorCode.InvalidAuthenticationCode],
    };

    public sealed record Request(UserName UserName, MfaSerial SerialNumber, MfaCode AuthenticationCode1, MfaCode AuthenticationCode2);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var device = await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        if (device.EnabledAt is not null)
            throw new ApiException(ErrorCode.EntityAlreadyExists, "MFA Device is already in use.");
        if (await scope.Db.MfaDevices.CountAsync(other => other.UserId == user.Id, cancellationToken) >= MfaDevice.MostOfOneOwner)
            throw new ApiException(ErrorCode.LimitExceeded, $"Cannot exceed quota for MFADevicesPerUser: {MfaDevice.MostOfOneOwner}");

        var now = clock.GetUtcNow();
        CodePair.Use(device, ring, request.AuthenticationCode1, request.AuthenticationCode2, now, window: 1);
        (device.UserId, device.EnabledAt) = (user.Id, now);
        await scope.EndOtherSignInsAsync(user, now, cancellationToken);
        return NoResponse.Done;
    }
}
