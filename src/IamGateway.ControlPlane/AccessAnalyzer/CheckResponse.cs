using System.Collections.Immutable;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Analysis;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>What an access check answers.</summary>
/// <param name="Result"><c>PASS</c> or <c>FAIL</c>.</param>
/// <param name="Reasons">The statement that gives the access, with a request that has it; none of a pass.</param>
internal sealed record CheckResponse(string Result, string Message, ImmutableArray<ReasonView> Reasons)
{
    /// <param name="result">What was found.</param>
    /// <param name="pass">The message of a pass.</param>
    /// <param name="fail">The message of a fail.</param>
    /// <param name="access">What is said to be in a statement.</param>
    /// <exception cref="ApiException">Nothing was proved.</exception>
    public static CheckResponse Of(AccessCheckResult result, string pass, string fail, string access) => result switch
    {
        { Answer: AccessAnswer.Pass } => new CheckResponse("PASS", pass, []),
        { CounterExample: { } found } => new CheckResponse("FAIL", fail, [ReasonView.Of(found, access)]),
        _ => throw new ApiException(ErrorCode.UnprocessableEntity, $"Neither could be proved, because of {string.Join("; ", result.Reasons)}"),
    };
}
