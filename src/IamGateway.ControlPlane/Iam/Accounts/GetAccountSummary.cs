using IamGateway.ControlPlane.Iam.AccessKeys;
using IamGateway.ControlPlane.Iam.Certificates;
using IamGateway.ControlPlane.Iam.Groups;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Counts what the account has, and tells the quotas of single entities. The account as a whole has no quotas, so none are told.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html"/>.</remarks>
internal sealed class GetAccountSummary(Scope scope) : IOperation<GetAccountSummary, GetAccountSummary.Request, GetAccountSummary.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetAccountSummary", AccessLevel.List, "*");

    public sealed record Request;

    public sealed record Response(IReadOnlyDictionary<string, int> SummaryMap);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var (db, account) = (scope.Db, scope.Account);
        var policies = db.ManagedPolicies.Where(policy => policy.AccountId == account);
        var devices = db.MfaDevices.Where(device => device.AccountId == account);
        var samlProviders = await db.SamlProviders.CountAsync(provider => provider.AccountId == account, cancellationToken);
        var oidcProviders = await db.OidcProviders.CountAsync(provider => provider.AccountId == account, cancellationToken);
        return new Response(new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["Users"] = await db.IamUsers.CountAsync(user => user.AccountId == account, cancellationToken),
            ["Groups"] = await db.IamGroups.CountAsync(group => group.AccountId == account, cancellationToken),
            ["Roles"] = await db.Roles.CountAsync(role => role.AccountId == account, cancellationToken),
            ["Policies"] = await policies.CountAsync(cancellationToken),
            ["PolicyVersionsInUse"] = await policies.SelectMany(policy => policy.Versions).CountAsync(cancellationToken),
            ["InstanceProfiles"] = await db.InstanceProfiles.CountAsync(profile => profile.AccountId == account, cancellationToken),
            ["Providers"] = samlProviders + oidcProviders,
            ["ServerCertificates"] = 0,
            ["MFADevices"] = await devices.CountAsync(cancellationToken),
            ["MFADevicesInUse"] = await devices.CountAsync(device => device.EnabledAt != null, cancellationToken),
            ["AccountMFAEnabled"] = Flag(await devices.AnyAsync(device => device.RootAccountId != null, cancellationToken)),
            ["AccountPasswordPresent"] = Flag(await db.RootUsers.AnyAsync(root => root.AccountId == account && root.PasswordHash != null, cancellationToken)),
            ["AccountAccessKeysPresent"] = 0,             // a root user has no access keys here
            ["AccountSigningCertificatesPresent"] = 0,    // nor certificates
            ["GlobalEndpointTokenVersion"] = await db.Accounts.Where(one => one.Id == account).Select(one => one.TokenVersion).SingleAsync(cancellationToken),
            ["AccessKeysPerUserQuota"] = CreateAccessKey.MostKeysOfUser,
            ["SigningCertificatesPerUserQuota"] = UploadSigningCertificate.MostCertificatesOfUser,
            ["GroupsPerUserQuota"] = AddUserToGroup.MostGroupsOfUser,
        });
    }

    private static int Flag(bool isSo) => isSo ? 1 : 0;
}
