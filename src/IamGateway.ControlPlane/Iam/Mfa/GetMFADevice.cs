using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Tells whose an MFA device is, and since when.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html"/>.</remarks>
internal sealed class GetMFADevice(Scope scope) : IOperation<GetMFADevice, GetMFADevice.Request, GetMFADevice.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetMFADevice", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request(MfaSerial SerialNumber)
    {
        public UserName? UserName { get; init; }
    }

    /// <param name="UserName">Null: it is not assigned to an IAM user.</param>
    public sealed record Response(string? UserName, string SerialNumber, DateTimeOffset? EnableDate);

    /// <summary>Asks for the user that is named, else for the one that has the device. A device that no user has is asked for as nobody's.</summary>
    public static async ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        (request.UserName ?? await OwnerAsync(scope, request.SerialNumber, cancellationToken)) is { } name
            ? await scope.OnUserAsync(name, cancellationToken)
            : AccessRequest.OnEverything;

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var device = request.UserName is { } name
            ? await scope.RequireDeviceOfAsync(await scope.RequireUserAsync(name, cancellationToken), request.SerialNumber, cancellationToken)
            : await scope.RequireDeviceAsync(request.SerialNumber, cancellationToken);
        return new Response((await OwnerAsync(scope, request.SerialNumber, cancellationToken))?.Text, device.SerialNumber!, device.EnabledAt);
    }

    private static async Task<UserName?> OwnerAsync(Scope scope, MfaSerial serial, CancellationToken cancellationToken) =>
        await scope.FindDeviceAsync(serial, cancellationToken) is { UserId: { } id }
            ? new UserName(await scope.Db.IamUsers.Where(user => user.Id == id).Select(user => user.Name).SingleAsync(cancellationToken))
            : null;
}
