using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Accounts;

/// <summary>Lists the features of central root access that the organization has enabled: none, because the gateway has none of them. For the management account.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html"/>.</remarks>
internal sealed class ListOrganizationsFeatures(Scope scope) : IOperation<ListOrganizationsFeatures, ListOrganizationsFeatures.Request, ListOrganizationsFeatures.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListOrganizationsFeatures", AccessLevel.List, "*") { Errors = [ErrorCode.NotManagementAccount] };

    public sealed record Request;

    public sealed record Response(string OrganizationId, ImmutableArray<string> EnabledFeatures);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var organization = await scope.Db.Organizations.AsNoTracking().SingleAsync(cancellationToken);
        return organization.ManagementAccountId == scope.Account
            ? new Response(organization.Id, [])
            : throw new ApiException(ErrorCode.NotManagementAccount, $"The account {scope.Account} is not the management account of the organization.");
    }
}
