using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Lists the hardware MFA devices of the account with whose they are, by serial number. The virtual ones are <c>iam:ListVirtualMFADevices</c>'.</summary>
internal sealed class ListMfaDevices(Scope scope) : IOperation<ListMfaDevices, ListMfaDevices.Request, ListMfaDevices.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iamgateway:ListMfaDevices", AccessLevel.List, "*");

    public sealed record Request : TokenPagedRequest;

    public sealed record Response(ImmutableArray<HardwareDeviceView> Devices, string? NextToken);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var devices = scope.Db.MfaDevices.AsNoTracking().Where(device => device.AccountId == scope.Account && device.Serial != null);
        var page = await Page.OfAsync(devices, device => device.Serial!, request, cancellationToken);
        var ids = page.Items.Select(device => device.UserId).ToList();
        var names = await scope.Db.IamUsers.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, StringComparer.Ordinal, cancellationToken);
        return new Response([.. page.Items.Select(device => HardwareDeviceView.Of(device, names.GetValueOrDefault(device.UserId ?? "")))], page.Marker);
    }
}
