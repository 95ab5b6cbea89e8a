namespace IamGateway.Policy.Evaluation;

/// <summary>
/// A way of finding the statements of a set that match the request: by index for decisions, one by one for explanations, with
/// unknown keys taken for the best or the worst for partial decisions. The order of a decision is the same for all of them.
/// </summary>
internal interface IStatementSearch
{
    /// <summary>What the set says about the request. When it denies, the allows need not be looked for.</summary>
    SetFindings Search(CompiledPolicySet set);
}
