using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Policies;

/// <summary>Adds a version to a managed policy, and makes it the default one if asked to.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html"/>.</remarks>
internal sealed class CreatePolicyVersion(Scope scope, TimeProvider clock) : IOperation<CreatePolicyVersion, CreatePolicyVersion.Request, CreatePolicyVersion.Response>
{
    /// <summary>Most versions of one policy. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    private const int Quota = 5;

    public static OperationDescriptor Descriptor { get; } = new("iam:CreatePolicyVersion", AccessLevel.PermissionsManagement, "policy/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.AccessDenied, ErrorCode.MalformedPolicyDocument, ErrorCode.InvalidInput, ErrorCode.LimitExceeded],
    };

    public sealed record Request(PolicyArn PolicyArn, PolicyText PolicyDocument)
    {
        public bool SetAsDefault { get; init; }
    }

    public sealed record Response(PolicyVersionView PolicyVersion);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnPolicyAsync(request.PolicyArn, cancellationToken);

    public async ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var policy = await scope.RequireOwnPolicyAsync(request.PolicyArn, cancellationToken);
        var document = request.PolicyDocument.ToManaged();
        if ((await scope.LoadVersionsAsync(policy, cancellationToken)).Count >= Quota)
            throw new ApiException(ErrorCode.LimitExceeded, $"A managed policy can have up to {Quota} versions. Before you create a new version, you must delete an existing version.");

        var version = policy.AddVersion(document, clock.GetUtcNow());
        if (request.SetAsDefault)
            policy.DefaultVersion = version.Number;
        return new Response(PolicyVersionView.Of(policy, version));
    }
}
