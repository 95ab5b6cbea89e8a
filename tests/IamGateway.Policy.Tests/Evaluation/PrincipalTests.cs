using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

public sealed class PrincipalTests
{
    public static TheoryData<string, PrincipalKind, string, string> Principals => new()
    {
        { "*",                                                          PrincipalKind.Anonymous,     "",             "" },
        { "arn:aws:iam::123456789012:root",                             PrincipalKind.Root,          "123456789012", "" },
        { "arn:aws:iam::123456789012:user/teams/alice",                 PrincipalKind.User,          "123456789012", "" },
        { "arn:aws:iam::123456789012:role/teams/app",                   PrincipalKind.Role,          "123456789012", "app" },
        { "arn:aws:sts::123456789012:assumed-role/app/s1",              PrincipalKind.Role,          "123456789012", "app" },
        { "arn:aws:sts::123456789012:federated-user/bob",               PrincipalKind.FederatedUser, "123456789012", "" },
        { "arn:aws:iam::123456789012:saml-provider/idp",                PrincipalKind.Federated,     "123456789012", "" },
        { "arn:aws:iam::123456789012:oidc-provider/idp.example.com/a",  PrincipalKind.Federated,     "123456789012", "" },
        { "backup.amazonaws.com",                                       PrincipalKind.Service,       "",             "" },
        { "idp.example.com",                                            PrincipalKind.Federated,     "",             "" },
    };

    [Theory]
    [MemberData(nameof(Principals))]
    public void Takes_a_principal_apart(string text, PrincipalKind kind, string account, string roleName)
    {
        var principal = Principal.Parse(text)!;
        Assert.Equal((kind, account, roleName, text), (principal.Kind, principal.Account, principal.RoleName, principal.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("a b.example.com")]
    [InlineData("arn:aws:iam:::user/alice")]
    [InlineData("arn:aws:iam::123456789012:group/admins")]  // a group is never a principal
    [InlineData("arn:aws:iam::123456789012:role/")]
    [InlineData("arn:aws:iam::123456789012:role/teams/")]   // the path of a role is not its name
    [InlineData("arn:aws:iam::123456789012:role//")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/app")]
    [InlineData("arn:aws:sts::123456789012:assumed-role/app/")]
    [InlineData("arn:aws:s3:::bucket/key")]
    public void Is_nothing_else(string text) => Assert.Null(Principal.Parse(text));

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/app", "arn:aws:sts::123456789012:assumed-role/app/s1", true)]
    [InlineData("arn:aws:iam::123456789012:role/teams/app", "arn:aws:sts::123456789012:assumed-role/app/s1", true)]
    [InlineData("arn:aws:iam::123456789012:role/teams/", "arn:aws:sts::123456789012:assumed-role/app/s1", false)]
    [InlineData("arn:aws:iam::123456789012:role/teams/", "arn:aws:iam::123456789012:user/alice", false)]
    [InlineData("arn:aws:iam::123456789012:role//", "arn:aws:iam::123456789012:root", false)]
    [InlineData("arn:aws:iam::123456789012:role/", "arn:aws:sts::123456789012:federated-user/bob", false)]
    public void A_role_that_has_no_name_names_nobody(string named, string caller, bool isAllowed)
    {
        var json = Policies.Of($"'Effect': 'Allow', 'Principal': {{'AWS': '{named}'}}, 'Action': 'sts:AssumeRole'");
        var document = PolicyParser.Parse(json, PolicyType.Trust).Document!;
        var trust = PolicyCompiler.Compile(PolicyType.Trust, [new PolicySource("trust", null, document)]);
        Assert.Equal(isAllowed, Decide(caller, PolicySets.None with { Resource = trust }));
    }

    [Fact]
    public void A_trust_policy_has_to_allow_also_when_it_says_nothing()
    {
        var identity = Policies.Set(PolicyType.Identity, Policies.Of("'Effect': 'Allow', 'Action': '*', 'Resource': '*'"));
        Assert.True(Decide(Policies.Alice.Text, new PolicySets(identity)));
        Assert.False(Decide(Policies.Alice.Text, new PolicySets(identity) { Resource = PolicyCompiler.Compile(PolicyType.Trust, []) }));
    }

    private static bool Decide(string caller, PolicySets policies) =>
        PolicyEvaluator.Evaluate(
            new AuthorizationRequest { Principal = Principal.Parse(caller)!, Action = "sts:AssumeRole", Resource = "arn:aws:iam::123456789012:role/app", Context = new RequestContext() },
            policies).IsAllowed;
}
