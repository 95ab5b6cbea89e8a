using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Finds out, by two codes that follow each other, how far the clock of an IAM user's MFA device is off.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html"/>.</remarks>
internal sealed class ResyncMFADevice(Scope scope, KeyRing ring, TimeProvider clock) : IOperation<ResyncMFADevice, ResyncMFADevice.Request, NoResponse>
{
    /// <summary>Seconds to each side: twelve hours.</summary>
    private const int Reach = 12 * 60 * 60;

    public static OperationDescriptor Descriptor { get; } = new("iam:ResyncMFADevice", AccessLevel.Write, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidAuthenticationCode],
    };

    public sealed record Request(UserName UserName, MfaSerial SerialNumber, MfaCode AuthenticationCode1, MfaCode AuthenticationCode2);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnUserAsync(request.UserName, cancellationToken);

    public async ValueTask<NoResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(request.UserName, cancellationToken);
        var device = await scope.RequireDeviceOfAsync(user, request.SerialNumber, cancellationToken);
        CodePair.Use(device, ring, request.AuthenticationCode1, request.AuthenticationCode2, clock.GetUtcNow(), Reach / device.Period);
        return NoResponse.Done;
    }
}
