using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Paging;
using IamGateway.ControlPlane.Wire;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Finds everything that is wrong, unsafe or needless in a policy.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html"/>.</remarks>
internal sealed class ValidatePolicy : IOperation<ValidatePolicy, ValidatePolicy.Request, ValidatePolicy.Response>
{
    private const string TrustPolicy = "AWS::IAM::AssumeRolePolicyDocument";

    public static OperationDescriptor Descriptor { get; } = new("access-analyzer:ValidatePolicy", AccessLevel.Read, "*")
    {
        Route = RestRoute.Of("POST /policy/validation?maxResults={MaxResults}&nextToken={NextToken}"),
    };

    public sealed record Request(PolicyText PolicyDocument, ValidatedPolicyType PolicyType) : TokenPagedRequest
    {
        /// <summary>Null: any kind of resource, but for roles.</summary>
        public ValidatedResourceType? ValidatePolicyResourceType { get; init; }
    }

    public sealed record Response(ImmutableArray<FindingView> Findings, string? NextToken);

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<Response> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var findings = PolicyValidator.Validate(request.PolicyDocument.Text, TypeOf(request));
        var page = Page.Of(findings.Length, request);
        return new(new Response([.. page.Items.Select(number => FindingView.Of(findings[number]))], page.Marker));
    }

    private static PolicyType TypeOf(Request request) => request.PolicyType.Text switch
    {
        "IDENTITY_POLICY" => PolicyType.Identity,
        "SERVICE_CONTROL_POLICY" => PolicyType.ServiceControl,
        "RESOURCE_CONTROL_POLICY" => PolicyType.ResourceControl,
        _ => request.ValidatePolicyResourceType?.Text == TrustPolicy ? PolicyType.Trust : PolicyType.Resource,
    };
}
