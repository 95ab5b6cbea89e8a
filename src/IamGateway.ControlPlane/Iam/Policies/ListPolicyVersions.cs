using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Lists the versions of a managed policy, the newest first.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html"/>.</remarks>
internal sealed class ListPolicyVersions(Scope scope) : IOperation<ListPolicyVersions, ListPolicyVersions.Request, ListPolicyVersions.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:ListPolicyVersions", AccessLevel.List, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn) : PagedRequest;

    public sealed record Response(ImmutableArray<PolicyVersionView> Versions, bool IsTruncated, string? Marker);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(request.PolicyArn, cancellationToken);
        var versions = await scope.LoadVersionsAsync(policy, cancellationToken);
        var page = Page.Of(versions, version => $"{int.MaxValue - version.Number:D10}", request);
        return new Response([.. page.Items.Select(version => PolicyVersionView.Of(policy, version))], page.IsTruncated, page.Marker);
    }
}
