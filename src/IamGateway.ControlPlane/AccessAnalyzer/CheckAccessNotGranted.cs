using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;
using IamGateway.Policy.Analysis;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Whether a policy grants none of some actions on some resources, proved for every request.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckAccessNotGranted.html"/>.</remarks>
internal sealed class CheckAccessNotGranted : IOperation<CheckAccessNotGranted, CheckAccessNotGranted.Request, CheckResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("access-analyzer:CheckAccessNotGranted", AccessLevel.Read, "*")
    {
        Route = RestRoute.Of("POST /policy/check-access-not-granted"),
        Errors = [ErrorCode.InvalidParameter, ErrorCode.UnprocessableEntity],
    };

    public sealed record Request(PolicyText PolicyDocument, [Length(0, 1)] ImmutableArray<CheckedAccess> Access, CheckedPolicyType PolicyType);

    /// <summary>Access that must not be granted: any of the actions on any of the resources.</summary>
    public sealed record CheckedAccess
    {
        /// <summary>Empty: any action.</summary>
        [Length(0, 100)]
        public ImmutableArray<string> Actions { get; init; } = [];

        /// <summary>Empty: any resource.</summary>
        [Length(0, 100)]
        public ImmutableArray<string> Resources { get; init; } = [];
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => new(AccessRequest.OnEverything);

    public ValueTask<CheckResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var type = CheckedPolicy.TypeOf(request.PolicyType);
        var policy = CheckedPolicy.Read("policyDocument", request.PolicyDocument, type);
        try
        {
            return new(CheckResponse.Of(
                AccessCheck.NotGranted([policy], [.. request.Access.Select(access => new AccessQuery(access.Actions, access.Resources))], type),
                "The policy document does not grant access to perform the listed actions or resources.",
                "The policy document grants access to perform one or more of the listed actions or resources.",
                "One or more of the listed actions or resources"));
        }
        catch (ArgumentException unreadable)
        {
            throw new ApiException(ErrorCode.InvalidParameter, unreadable.Message);
        }
    }
}
