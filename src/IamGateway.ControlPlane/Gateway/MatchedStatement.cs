using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>A statement that matches a request.</summary>
internal sealed record MatchedStatement(PolicyEffect Effect, DecidingStatement Statement);
