using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Compares statements that differ in whom they are about.</summary>
public sealed class AccessCheckPrincipalTests
{
    private const string Account = "111111111111";
    private const string Role = $"arn:aws:iam::{Account}:role/team/app";
    private const string Session = $"arn:aws:sts::{Account}:assumed-role/app/one";
    private const string User = $"arn:aws:iam::{Account}:user/alice";
    private const string Federated = $"arn:aws:sts::{Account}:federated-user/fred";

    /// <summary>Principals before and after.</summary>
    public static TheoryData<string, string, AccessAnswer> Principals => new()
    {
        { "'*'",                                    "{'AWS': '*'}",                                             Pass },
        { "'*'",                                    $"{{'AWS': '{Account}', 'Service': 'x.amazonaws.com'}}",    Pass },
        { $"{{'AWS': '{Account}'}}",                "'*'",                                                      Fail },
        { $"{{'AWS': '{Account}'}}",                $"{{'AWS': 'arn:aws:iam::{Account}:root'}}",                Pass },
        { $"{{'AWS': 'arn:aws:iam::{Account}:root'}}", $"{{'AWS': '{Account}'}}",                               Fail },    // an ARN is of one partition
        { $"{{'AWS': '{Account}'}}",                $"{{'AWS': ['{Role}', '{Session}', '{User}', '{Federated}']}}", Pass },
        { $"{{'AWS': '{User}'}}",                   $"{{'AWS': '{Account}'}}",                                  Fail },
        { $"{{'AWS': '{Role}'}}",                   $"{{'AWS': '{Session}'}}",                                  Pass },
        { $"{{'AWS': '{Session}'}}",                $"{{'AWS': '{Role}'}}",                                     Fail },
        { $"{{'AWS': '{Role}'}}",                   $"{{'AWS': 'arn:aws:iam::{Account}:role/app'}}",            Pass },    // the path of a role does not show in its sessions
        { $"{{'AWS': '{User}'}}",                   $"{{'AWS': 'arn:aws:iam::{Account}:user/Alice'}}",          Fail },
        { $"{{'AWS': '{Federated}'}}",              $"{{'AWS': '{User}'}}",                                     Fail },
        { $"{{'AWS': ['{Role}', '{User}']}}",       $"{{'AWS': ['{User}', '{Role}']}}",                         Pass },
        { "{'Service': 'x.amazonaws.com'}",         "{'Service': ['x.amazonaws.com', 'y.amazonaws.com']}",      Fail },
        { "{'Federated': 'idp.example.com'}",       "{'Federated': 'other.example.com'}",                       Fail },
        { "{'CanonicalUser': 'x'}",                 "{'CanonicalUser': 'y'}",                                   Pass },    // the engine knows no such principals
        { $"{{'AWS': '{Account}'}}",                "{'AWS': '222222222222'}",                                  Fail },
    };

    [Theory, MemberData(nameof(Principals))]
    public void Compares_principals(string before, string after, AccessAnswer answer)
    {
        Assert.Equal(answer, Checks.NoNewAccess(Resource(Allow(before)), Resource(Allow(after)), PolicyType.Resource));
        Assert.Equal(answer, Checks.NoNewAccess(Trust(Assume(before)), Trust(Assume(after)), PolicyType.Trust));
    }

    [Fact]
    public void A_denied_principal_is_new_when_the_deny_goes()
    {
        var before = Resource(Allow("'*'"), $"'Effect': 'Deny', 'Principal': {{'AWS': '{User}'}}, 'Action': '*', 'Resource': '*'");
        var after = Resource(Allow("'*'"));

        var result = AccessCheck.NoNewAccess(before, after, PolicyType.Resource);

        Assert.Equal(Fail, result.Answer);
        Assert.Contains(User, new[] { result.CounterExample!.Principal!.Text, result.CounterExample.Principal.FederatedBy });
    }

    /// <summary>A Deny with NotPrincipal denies every principal that has a permissions boundary, also those it names.</summary>
    [Theory]
    [InlineData(PolicyType.Resource)]
    [InlineData(PolicyType.ResourceControl)]
    public void A_deny_of_all_but_some_denies_those_with_a_boundary(PolicyType type)
    {
        var named = $"{{'AWS': '{User}'}}";
        var allButOne = Checks.Policy(type, "2012-10-17", Allow("'*'"), $"'Effect': 'Deny', 'NotPrincipal': {named}, 'Action': '*', 'Resource': '*'");
        var one = Checks.Policy(type, "2012-10-17", Allow(named));
        var oneAndDeny = Checks.Policy(type, "2012-10-17", Allow(named), $"'Effect': 'Deny', 'NotPrincipal': {{'AWS': ['{User}', '{Role}']}}, 'Action': '*', 'Resource': '*'");

        var result = AccessCheck.NoNewAccess(allButOne, one, type);

        Assert.Equal((Fail, User, true), (result.Answer, result.CounterExample?.Principal?.Text, result.CounterExample?.HasBoundary));
        Assert.Equal(Fail, Checks.NoNewAccess(allButOne, one, type));
        Assert.Equal(Pass, Checks.NoNewAccess(one, allButOne, type));
        Assert.Equal(Pass, Checks.NoNewAccess(allButOne, oneAndDeny, type)); // the new deny is about the same principals with a boundary
    }

    [Fact]
    public void A_service_has_no_boundary()
    {
        const string Service = "{'Service': 'x.amazonaws.com'}";
        var before = Resource(Allow("'*'"), $"'Effect': 'Deny', 'NotPrincipal': {Service}, 'Action': '*', 'Resource': '*'");

        Assert.Equal(Pass, Checks.NoNewAccess(before, Resource(Allow(Service)), PolicyType.Resource));
    }

    [Fact]
    public void Everybody_but_some_is_less_than_everybody()
    {
        var all = Resource(Allow("'*'"));
        var some = Resource(Allow("'*'"), $"'Effect': 'Deny', 'NotPrincipal': {{'AWS': '{Account}'}}, 'Action': '*', 'Resource': '*'");
        var account = Resource(Allow($"{{'AWS': '{Account}'}}"));

        Assert.Equal(Pass, Checks.NoNewAccess(all, some, PolicyType.Resource));
        Assert.Equal(Fail, Checks.NoNewAccess(some, all, PolicyType.Resource));
        Assert.Equal(Pass, Checks.NoNewAccess(account, some, PolicyType.Resource));
        Assert.Equal(Fail, Checks.NoNewAccess(some, account, PolicyType.Resource)); // for those with a boundary
    }

    [Fact]
    public void A_session_that_a_user_made_counts_as_the_user()
    {
        // All sessions named fred are denied before. Of those only what the user made is granted after.
        var before = Resource(Allow("'*'"), $"'Effect': 'Deny', 'Principal': {{'AWS': '{Federated}'}}, 'Action': '*', 'Resource': '*'");
        var after = Resource(Allow($"{{'AWS': '{User}'}}"));

        var example = AccessCheck.NoNewAccess(before, after, PolicyType.Resource).CounterExample!;

        Assert.Equal((Federated, User), (example.Principal!.Text, example.Principal.FederatedBy));
    }

    [Fact]
    public void Control_policies_are_about_everybody()
    {
        const string Deny = "'Effect': 'Deny', 'Principal': '*', 'Action': 'a:*', 'Resource': '*'";
        var before = Checks.Policy(PolicyType.ResourceControl, "2012-10-17", Allow("'*'"), Deny);
        var after = Checks.Policy(PolicyType.ResourceControl, "2012-10-17", Allow("'*'"));

        Assert.Equal(Fail, Checks.NoNewAccess(before, after, PolicyType.ResourceControl));
        Assert.Equal(Pass, Checks.NoNewAccess(after, before, PolicyType.ResourceControl));
    }

    private static string Allow(string principal) => $"'Effect': 'Allow', 'Principal': {principal}, 'Action': '*', 'Resource': '*'";

    private static string Assume(string principal) => $"'Effect': 'Allow', 'Principal': {principal}, 'Action': 'sts:AssumeRole'";

    private static PolicySource[] Resource(params string[] statements) => Checks.Policy(PolicyType.Resource, "2012-10-17", statements);

    private static PolicySource[] Trust(params string[] statements) => Checks.Policy(PolicyType.Trust, "2012-10-17", statements);
}
