using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Lists the condition keys that the policies of a user (its groups' included), group or role ask for, and policies that are given beside them.</summary>
/// <remarks>Source: <see href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForPrincipalPolicy.html"/>.</remarks>
internal sealed class GetContextKeysForPrincipalPolicy(Scope scope) : IOperation<GetContextKeysForPrincipalPolicy, GetContextKeysForPrincipalPolicy.Request, ContextKeyNamesResponse>
{
    public static OperationDescriptor Descriptor { get; } = new("iam:GetContextKeysForPrincipalPolicy", AccessLevel.Read, "user/PATH/NAME")
    {
        ConditionKeys = TagLists.ResourceKeys,
        Errors = [ErrorCode.NoSuchEntity, ErrorCode.InvalidInput, ErrorCode.PolicyEvaluation],
    };

    public sealed record Request(EntityArn PolicySourceArn)
    {
        public ImmutableArray<PolicyText> PolicyInputList { get; init; } = [];
    }

    public static ValueTask<AccessRequest> AccessAsync(Request request, Scope scope, CancellationToken cancellationToken) => scope.OnHolderAsync(request.PolicySourceArn, cancellationToken);

    public async ValueTask<ContextKeyNamesResponse> HandleAsync(Request request, CancellationToken cancellationToken)
    {
        var held = await scope.PoliciesOfAsync(await scope.RequireHolderAsync(request.PolicySourceArn, cancellationToken), cancellationToken);
        return ContextKeyNamesResponse.Of([.. held.Select(SimulatedPolicy.Of), .. SimulatedPolicy.Of(nameof(request.PolicyInputList), request.PolicyInputList)]);
    }
}
