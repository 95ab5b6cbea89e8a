using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Conditions;

/// <summary>Whether one of a condition's policy values matches a request's value. Called per decision: allocates nothing.</summary>
internal delegate bool ValueTest(string actual, RequestContext context);
