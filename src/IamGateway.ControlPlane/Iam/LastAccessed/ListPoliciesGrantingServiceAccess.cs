using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>Lists the policies of a user (its groups' included), group or role that grant something of services. All of them in one page.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPoliciesGrantingServiceAccess.html"/>.</remarks>
internal sealed class ListPoliciesGrantingServiceAccess(Scope scope)
    : IOperation<ListPoliciesGrantingServiceAccess, ListPoliciesGrantingServiceAccess.Request, ListPoliciesGrantingServiceAccess.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListPoliciesGrantingServiceAccess", AccessLevel.List, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(EntityArn Arn, [Length(1, 200)] ImmutableArray<ServiceNamespace> ServiceNamespaces);

    public sealed record Response(ImmutableArray<ServiceGrant> PoliciesGrantingServiceAccess, bool IsTruncated);

    public sealed record ServiceGrant(string ServiceNamespace, ImmutableArray<GrantingPolicy> Policies);

    public sealed record GrantingPolicy(string PolicyName, string PolicyType)
    {
        /// <summary>Null: an embedded policy.</summary>
        public string? PolicyArn { get; init; }

        /// <summary>Kind of what it is embedded in; null: a managed policy.</summary>
        public string? EntityType { get; init; }

        /// <summary>Name of what it is embedded in; null: a managed policy.</summary>
        public string? EntityName { get; init; }

        public static GrantingPolicy Of(HeldPolicy policy) => policy.Managed is { } managed
            ? new GrantingPolicy(policy.Name, "MANAGED") { PolicyArn = managed.Arn }
            : new GrantingPolicy(policy.Name, "INLINE") { EntityType = policy.Owner.Kind.ToUpperInvariant(), EntityName = policy.Owner.Name };
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnHolderAsync(request.Arn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policies = await scope.PoliciesOfAsync(await scope.RequireHolderAsync(request.Arn, cancellationToken), cancellationToken);
        return new Response(
            [
                .. request.ServiceNamespaces.Select(service => new ServiceGrant(
                    service.Text,
                    [.. policies.Where(policy => GrantedServices.Grants(policy.Document, service.Text)).Select(GrantingPolicy.Of).Distinct()])),
            ],
            IsTruncated: false);
    }
}
