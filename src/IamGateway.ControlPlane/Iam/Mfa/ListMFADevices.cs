using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Lists the MFA devices of an IAM user, without a name of the caller itself.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html"/>.</remarks>
internal sealed class ListMFADevices(Scope scope) : IOperation<ListMFADevices, ListMFADevices.Request, ListMFADevices.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListMFADevices", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity],
    };

    public sealed record Request : PagedRequest
    {
        public UserName? UserName { get; init; }
    }

    public sealed record Response(ImmutableArray<Device> MFADevices, bool IsTruncated, string? Marker);

    public sealed record Device(string UserName, string SerialNumber, DateTimeOffset? EnableDate);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) =>
        scope.OnUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var user = await scope.RequireUserAsync(scope.UserOrCaller(request.UserName), cancellationToken);
        var devices = scope.Db.MfaDevices.AsNoTracking().Where(device => device.UserId == user.Id);
        var page = await Page.OfAsync(devices, device => device.Name, request, cancellationToken);
        return new Response([.. page.Items.Select(device => new Device(user.Name, device.SerialNumber!, device.EnabledAt))], page.IsTruncated, page.Marker);
    }
}
