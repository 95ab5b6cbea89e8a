using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Trust policies, compiled.</summary>
internal sealed class CompiledTrust(PrincipalPolicies policies)
{
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:role/nobody"},"Action":"sts:AssumeRole"}}""";

    private static readonly CompiledPolicySet OfNobody =
        PolicyCompiler.Compile(PolicyType.Trust, [new PolicySource("none", null, PolicyParser.Parse(Document, PolicyType.Trust).Document!)]);

    /// <summary>Whom a role trusts. A role that does not exist trusts nobody, so that it is denied like one that does not trust the caller.</summary>
    public async Task<CompiledPolicySet> OfAsync(Scope scope, Role? role, CancellationToken cancellationToken) =>
        role is null ? OfNobody : await policies.OfTrustAsync(scope.Db, role, cancellationToken);
}
