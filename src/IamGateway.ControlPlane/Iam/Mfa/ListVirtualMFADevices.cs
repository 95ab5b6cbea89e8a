using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Users;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Mfa;

/// <summary>Lists the virtual MFA devices of the account with whose they are, by name.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html"/>.</remarks>
internal sealed class ListVirtualMFADevices(Scope scope) : IOperation<ListVirtualMFADevices, ListVirtualMFADevices.Request, ListVirtualMFADevices.Response>
{
    /// <summary>The name of the root user, as the credential report has it; no IAM user can have it.</summary>
    private const string RootUserName = "<root_account>";

    public static OperationDescriptor Descriptor { get; } = new("iam:ListVirtualMFADevices", AccessLevel.List, "*");

    public sealed record Request : PagedRequest
    {
        public AssignmentStatus AssignmentStatus { get; init; } = AssignmentStatus.Any;
    }

    public sealed record Response(ImmutableArray<VirtualDeviceView> VirtualMFADevices, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var devices = scope.Db.MfaDevices.AsNoTracking().Where(device => device.AccountId == scope.Account && device.Serial == null);
        devices = request.AssignmentStatus switch
        {
            AssignmentStatus.Assigned => devices.Where(device => device.EnabledAt != null),
            AssignmentStatus.Unassigned => devices.Where(device => device.EnabledAt == null),
            _ => devices,
        };
        var page = await Page.OfAsync(devices, device => device.Name, request, cancellationToken);
        var owners = await OwnersAsync(page.Items, cancellationToken);
        return new Response([.. page.Items.Select(device => VirtualDeviceView.Of(device, owners.GetValueOrDefault(device.UserId ?? device.RootAccountId ?? "")))], page.IsTruncated, page.Marker);
    }

    /// <summary>By the id of the IAM user, or of the account for its root user.</summary>
    private async Task<Dictionary<string, UserView>> OwnersAsync(ImmutableArray<MfaDevice> devices, CancellationToken cancellationToken)
    {
        var ids = devices.Select(device => device.UserId).OfType<string>().ToArray();
        var users = await scope.Db.IamUsers.AsNoTracking().Where(user => ids.Contains(user.Id)).ToListAsync(cancellationToken);
        var owners = users.ToDictionary(user => user.Id, UserView.Of, StringComparer.Ordinal);
        var account = await scope.Db.Accounts.AsNoTracking().Include(account => account.Root).SingleAsync(account => account.Id == scope.Account, cancellationToken);
        owners[account.Id] = new UserView("/", RootUserName, account.Id, $"arn:aws:iam::{account.Id}:root", account.CreatedAt) { PasswordLastUsed = account.Root?.PasswordLastUsedAt };
        return owners;
    }
}
