using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks.Workloads;

/// <summary>One request of a workload with its own strings and context, and the answer that is right.</summary>
public sealed record PreparedRequest(string Action, string Resource, RequestContext Context, DecisionOutcome Expected);
