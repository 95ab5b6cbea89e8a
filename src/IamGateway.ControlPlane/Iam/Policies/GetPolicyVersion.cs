using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Shows a version of a managed policy, with its document.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html"/>.</remarks>
internal sealed class GetPolicyVersion(Scope scope) : IOperation<GetPolicyVersion, GetPolicyVersion.Request, GetPolicyVersion.Response>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetPolicyVersion", AccessLevel.Read, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput],
    };

    public sealed record Request(PolicyArn PolicyArn, PolicyVersionId VersionId);

    public sealed record Response(PolicyVersionView PolicyVersion);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequirePolicyAsync(request.PolicyArn, cancellationToken);
        var version = await scope.RequireVersionAsync(policy, request.VersionId, cancellationToken);
        return new Response(PolicyVersionView.Of(policy, version) with { Document = PolicyDocuments.Encoded(version.Document) });
    }
}
