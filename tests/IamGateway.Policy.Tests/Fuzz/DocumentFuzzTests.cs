using System.Text;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Tests.Reference;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Fuzz;

/// <summary>Documents of every bad kind: reading, checking and deciding never throw and never hang, and findings stand inside the text.</summary>
public sealed class DocumentFuzzTests
{
    /// <summary>Many times what a run takes: only work without end gets there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public Task Nothing_breaks_reading_checking_and_deciding() => Run(seed: 61, rounds: 2_000);

    [Fact, Trait("Size", "full")]
    public Task Nothing_breaks_them_in_many_rounds() => Run(seed: 62, rounds: 20_000);

    private static async Task Run(ulong seed, int rounds)
    {
        var accepted = 0;
        await Task.Run(() =>
        {
            var random = new SplitMix64(seed);
            var hostile = new HostileText(random);
            for (var round = 0; round < rounds; round++)
            {
                var document = hostile.Document();
                accepted += Try(document, TypeFor(document, random), hostile) ? 1 : 0;
            }
        }).WaitAsync(Patience);
        Assert.InRange(accepted, rounds / 12, rounds - (rounds / 12)); // some of both
    }

    /// <summary>Mostly a type that the document could have, since the others are refused early.</summary>
    private static PolicyType TypeFor(byte[] json, SplitMix64 random) => random.OneIn(4) ? random.Pick(Enum.GetValues<PolicyType>())
        : json.AsSpan().IndexOf("Principal\""u8) >= 0 ? random.Pick<PolicyType>([PolicyType.Resource, PolicyType.ResourceControl])
        : random.Pick<PolicyType>([PolicyType.Identity, PolicyType.PermissionsBoundary, PolicyType.Session, PolicyType.ServiceControl]);

    /// <summary>Whether the document was read.</summary>
    private static bool Try(byte[] json, PolicyType type, HostileText hostile)
    {
        var result = PolicyParser.Parse(json, type);
        var findings = PolicyValidator.Validate(json, type);
        Assert.Equal(result.Document is null, result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Diagnostics.Where(diagnostic => !findings.Contains(diagnostic)));
        AssertInside(json, findings);
        if (result.Document is null)
            return false;

        var set = PolicyCompiler.Compile(type, [new PolicySource("p", null, result.Document)]);
        var context = new RequestContext();
        context.Set(ContextKey.Of("k:user"), hostile.Text());
        context.Set(ContextKey.Of("k:tags"), [hostile.Text(), hostile.Text()]);
        context.Set(ContextKey.Of("k:arn"), hostile.Text());
        var request = new AuthorizationRequest { Principal = Policies.Alice, Action = hostile.Text(), Resource = hostile.Text(), Context = context };
        var policies = new PolicySets(set) { Resource = set, ServiceControl = [set] };
        Assert.Equal(PolicyEvaluator.Evaluate(request, policies), PolicyEvaluator.Explain(request, policies).Decision);
        PolicyEvaluator.EvaluatePartially(request, policies, [ContextKey.Of("k:user")]);
        return true;
    }

    private static void AssertInside(byte[] json, IEnumerable<PolicyDiagnostic> findings)
    {
        var lines = Encoding.UTF8.GetString(json).Split('\n');
        foreach (var finding in findings)
        {
            Assert.StartsWith("$", finding.Path, StringComparison.Ordinal);
            Assert.InRange(finding.Line, 1, lines.Length);
            Assert.InRange(finding.Column, 1, lines[finding.Line - 1].Length + 1);
            Assert.NotEmpty(finding.Code);
            Assert.DoesNotContain(finding.Message, char.IsControl);
        }
    }
}
