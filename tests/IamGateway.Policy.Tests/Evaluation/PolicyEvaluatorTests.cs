using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>Source: IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation logic".</summary>
public sealed class PolicyEvaluatorTests
{
    private const string Order = "arn:aws:orders:eu-west-1:123456789012:order/1";
    private const string AllowAll = "'Sid': 'All', 'Effect': 'Allow', 'Action': '*', 'Resource': '*'";
    private const string AllowOther = "'Sid': 'Other', 'Effect': 'Allow', 'Action': 'billing:*', 'Resource': '*'";
    private const string DenyDelete = "'Sid': 'NoDelete', 'Effect': 'Deny', 'Action': 'orders:Delete*', 'Resource': '*'";

    /// <summary>Identity, boundary and session policy (null: does not apply, empty: without statements), the resource's account, outcome and reason.</summary>
    public static TheoryData<string, string?, string?, string, DecisionOutcome, DecisionReason> Layers => new()
    {
        { AllowAll,   null,       null,       "",             DecisionOutcome.Allowed,      DecisionReason.IdentityPolicyAllows },
        { "",         null,       null,       "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows },
        { AllowOther, null,       null,       "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows },
        { AllowAll,   AllowAll,   AllowAll,   "",             DecisionOutcome.Allowed,      DecisionReason.IdentityPolicyAllows },
        { AllowAll,   AllowOther, null,       "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoPermissionsBoundaryAllows },
        { AllowAll,   "",         null,       "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoPermissionsBoundaryAllows },
        { AllowAll,   null,       AllowOther, "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoSessionPolicyAllows },
        { AllowAll,   null,       "",         "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoSessionPolicyAllows },
        { AllowAll,   AllowOther, AllowOther, "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoPermissionsBoundaryAllows },
        { "",         AllowAll,   AllowAll,   "",             DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows },  // they grant nothing
        { DenyDelete, null,       null,       "",             DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement },
        { AllowAll,   DenyDelete, null,       "",             DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement },
        { AllowAll,   null,       DenyDelete, "",             DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement },
        { "",         "",         DenyDelete, "",             DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement },           // also where an allow is missing
        { AllowAll,   null,       null,       "123456789012", DecisionOutcome.Allowed,      DecisionReason.IdentityPolicyAllows },
        { AllowAll,   null,       null,       "210987654321", DecisionOutcome.ImplicitDeny, DecisionReason.NoResourcePolicyAllows },
        { "",         null,       null,       "210987654321", DecisionOutcome.ImplicitDeny, DecisionReason.NoResourcePolicyAllows },
        { DenyDelete, null,       null,       "210987654321", DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement },
    };

    [Theory, MemberData(nameof(Layers))]
    public void Every_layer_must_allow_and_none_may_deny(
        string identity, string? boundary, string? session, string resourceAccount, DecisionOutcome outcome, DecisionReason reason)
    {
        var policies = new PolicySets(Set(PolicyType.Identity, identity)!)
        {
            Boundary = Set(PolicyType.PermissionsBoundary, boundary),
            Session = Set(PolicyType.Session, session),
        };
        var decision = Policies.Decide(policies, "orders:DeleteOrder", Order, resourceAccount: resourceAccount);
        Assert.Equal((outcome, reason), (decision.Outcome, decision.Reason));
        Assert.Equal(outcome != DecisionOutcome.ImplicitDeny, decision.Statement is not null);
    }

    [Fact]
    public void Nothing_is_allowed_without_policies()
    {
        var decision = Policies.Decide(PolicySets.None, "orders:GetOrder", Order);
        Assert.Equal((DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows), (decision.Outcome, decision.Reason));
    }

    [Fact]
    public void Deny_wins_over_allow_whatever_their_order()
    {
        foreach (var documents in new string[][] { [Policies.Of(AllowAll), Policies.Of(DenyDelete)], [Policies.Of(DenyDelete), Policies.Of(AllowAll)] })
        {
            var policies = Policies.Identity(documents);
            Assert.Equal(DecisionOutcome.ExplicitDeny, Policies.Decide(policies, "orders:DeleteOrder", Order).Outcome);
            Assert.True(Policies.Decide(policies, "orders:GetOrder", Order).IsAllowed);
        }
    }

    [Fact]
    public void Several_policies_of_one_type_add_up()
    {
        var policies = new PolicySets(Set(PolicyType.Identity, AllowAll)!)
        {
            Session = Policies.Set(PolicyType.Session, Policies.Of(AllowOther), Policies.Of("'Effect': 'Allow', 'Action': 'orders:*', 'Resource': '*'")),
        };
        Assert.True(Policies.Decide(policies, "orders:GetOrder", Order).IsAllowed);
        Assert.True(Policies.Decide(policies, "billing:Get", "*").IsAllowed);
        Assert.False(Policies.Decide(policies, "stock:Get", "*").IsAllowed);
    }

    [Fact]
    public void A_decision_names_the_statement_that_made_it()
    {
        const string Json = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "billing:*", "Resource": "*"},
              {"Sid": "Orders", "Effect": "Allow", "Action": "orders:*", "Resource": "*"},
              {"Effect": "Deny", "Action": "orders:DeleteOrder", "Resource": "*"}]}
            """;
        var source = new PolicySource("arn:aws:iam::123456789012:policy/orders", "v3", Policies.Document(Json));
        var set = PolicyCompiler.Compile(PolicyType.Identity, [source]);
        Assert.Equal(3, set.StatementCount);

        var allow = Policies.Decide(new PolicySets(set), "orders:GetOrder", Order).Statement;
        Assert.Equal(new DecidingStatement(PolicyType.Identity, source.Name, "v3", "Orders", 1), allow);
        Assert.Equal("arn:aws:iam::123456789012:policy/orders@v3#Orders", allow!.ToString());

        var deny = Policies.Decide(new PolicySets(set), "orders:DeleteOrder", Order).Statement;
        Assert.Equal(new DecidingStatement(PolicyType.Identity, source.Name, "v3", null, 2), deny);
    }

    [Theory]
    [InlineData(256, 2_048, true)]
    [InlineData(257, 100, false)]
    [InlineData(100, 2_049, false)]
    [InlineData(0, 100, false)]
    [InlineData(100, 0, false)]
    public void What_is_empty_or_too_long_is_denied_unread(int actionLength, int resourceLength, bool decided)
    {
        var action = "orders:".PadRight(actionLength, 'x')[..actionLength];
        var resource = "arn:aws:orders:::".PadRight(resourceLength, 'x')[..resourceLength];
        var decision = Policies.Decide(Policies.Identity(Policies.Of(AllowAll)), action, resource);
        Assert.Equal(decided, decision.IsAllowed);
        Assert.Equal(!decided, decision == Decision.Failed);
    }

    [Fact]
    public void An_evaluation_that_fails_is_a_deny()
    {
        var sound = Policies.Identity(Policies.Of(AllowAll));
        Assert.True(Policies.Decide(sound, "orders:GetOrder", Order).IsAllowed);
        Assert.Equal(Decision.Failed, Policies.Decide(null!, "orders:GetOrder", Order));
        Assert.Equal(Decision.Failed, Policies.Decide(new PolicySets((CompiledPolicySet)null!), "orders:GetOrder", Order));
        Assert.Equal(Decision.Failed, PolicyEvaluator.Evaluate(default, sound));
        Assert.False(Decision.Failed.IsAllowed);
        Assert.False(default(Decision).IsAllowed);
    }

    [Fact]
    public void A_condition_that_fails_is_a_deny_also_beside_an_allow()
    {
        var policies = Policies.Identity(Policies.Of(AllowAll), Policies.Of("'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Null': {'app:list': 'false'}}"));
        Assert.True(Policies.Decide(policies, "orders:GetOrder", Order).IsAllowed);

        var context = new RequestContext();
        context.Set(ContextKey.Of("app:list"), new FailingList());
        Assert.Equal(Decision.Failed, Policies.Decide(policies, "orders:GetOrder", Order, context));
    }

    private static CompiledPolicySet? Set(PolicyType type, string? statement) =>
        statement switch { null => null, "" => CompiledPolicySet.Empty, _ => Policies.Set(type, Policies.Of(statement)) };

    private sealed class FailingList : IReadOnlyList<string>
    {
        public int Count => throw new InvalidOperationException("A list that can't be read.");

        public string this[int index] => throw new InvalidOperationException("A list that can't be read.");

        public IEnumerator<string> GetEnumerator() => throw new InvalidOperationException("A list that can't be read.");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
