using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Finds MFA devices of a call's account.</summary>
internal static class DeviceLookup
{
    /// <summary>Null: there is no such device.</summary>
    public static Task<MfaDevice?> FindDeviceAsync(this Scope scope, MfaSerial serial, CancellationToken cancellationToken)
    {
        var devices = scope.Db.MfaDevices.Where(device => device.AccountId == scope.Account);
        if (!IsArn(scope, serial))
            return devices.SingleOrDefaultAsync(device => device.Serial == serial.Text, cancellationToken);

        var name = serial.Text[(serial.Text.LastIndexOf('/') + 1)..];
        var path = serial.Text[(ArnPrefix(scope).Length - 1)..^name.Length];
        return devices.SingleOrDefaultAsync(device => device.Serial == null && device.Path == path && device.Name == name, cancellationToken);
    }

    /// <exception cref="ApiException">There is no such device.</exception>
    public static async Task<MfaDevice> RequireDeviceAsync(this Scope scope, MfaSerial serial, CancellationToken cancellationToken) =>
        await scope.FindDeviceAsync(serial, cancellationToken) ?? throw new ApiException(ErrorCode.NoSuchEntity, $"VirtualMFADevice with serial number {serial} doesn't exist.");

    /// <summary>A device that is assigned to an IAM user.</summary>
    /// <exception cref="ApiException">There is no such device, or it is not the user's.</exception>
    public static async Task<MfaDevice> RequireDeviceOfAsync(this Scope scope, IamUser user, MfaSerial serial, CancellationToken cancellationToken)
    {
        var device = await scope.RequireDeviceAsync(serial, cancellationToken);
        return device.UserId == user.Id ? device : throw new ApiException(ErrorCode.NoSuchEntity, $"MFA Device with serial number {serial} is not assigned to user {user.Name}.");
    }

    /// <summary>Asks for a device, with its tags; for one that does not exist, by the name that the request has.</summary>
    public static async ValueTask<AccessRequest> OnDeviceAsync(this Scope scope, MfaSerial serial, CancellationToken cancellationToken) =>
        await scope.FindDeviceAsync(serial, cancellationToken) is { } device
            ? new AccessRequest(device.Serial is null ? device.SerialNumber! : IamArns.MfaDevice(scope.Account, "/", device.Serial)) { Context = device.Tags.ResourceContext() }
            : new AccessRequest(IsArn(scope, serial) ? serial.Text : IamArns.MfaDevice(scope.Account, "/", serial.Text));

    private static bool IsArn(Scope scope, MfaSerial serial) => serial.Text.StartsWith(ArnPrefix(scope), StringComparison.Ordinal);

    private static string ArnPrefix(Scope scope) => IamArns.MfaDevice(scope.Account, "/", "");
}
