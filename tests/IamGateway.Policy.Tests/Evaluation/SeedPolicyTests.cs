using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Evaluation;

/// <summary>Three policies as people write them, unchanged: an office's addresses, MFA for nearly everything, MFA for two actions.</summary>
public sealed class SeedPolicyTests
{
    private const string AllowAll = "'Effect': 'Allow', 'Action': '*', 'Resource': '*'";
    private const string Instance = "arn:aws:ec2:eu-west-1:123456789012:instance/i-1";
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private const string Bob = "arn:aws:iam::123456789012:user/bob";

    /// <summary>Source address and aws:ViaAWSService (null: absent), allowed?</summary>
    [Theory]
    [InlineData("192.0.2.10", "false", true)]
    [InlineData("203.0.113.255", "false", true)]
    [InlineData("198.51.100.1", "false", false)]
    [InlineData("2001:db8::1", "false", false)]         // an IPv6 address is in no IPv4 block
    [InlineData("::ffff:192.0.2.10", "false", true)]
    [InlineData("198.51.100.1", "true", true)]
    [InlineData("198.51.100.1", null, true)]            // Bool on an absent key does not hold, so the statement does not apply
    [InlineData(null, "false", false)]                  // an absent address is outside
    [InlineData("192.0.2.10, 198.51.100.1", "false", false)]
    [InlineData("", "false", false)]
    public void DenyIPAddress_denies_outside_the_office(string? sourceIp, string? viaService, bool allowed)
    {
        var context = new RequestContext();
        SetIfAny(context, GlobalContextKeys.SourceIp, sourceIp);
        SetIfAny(context, GlobalContextKeys.ViaAWSService, viaService);
        var decision = Policies.Decide(Policies.Identity(Policies.Of(AllowAll), Policies.Case("DenyIPAddress")), "orders:GetOrder", "*", context);
        Assert.Equal(allowed ? DecisionOutcome.Allowed : DecisionOutcome.ExplicitDeny, decision.Outcome);
    }

    /// <summary>Action, resource, aws:MultiFactorAuthPresent (null: long-term keys), the Sid that decides (null: an implicit deny), outcome.</summary>
    public static TheoryData<string, string, string?, string?, DecisionOutcome> MfaCases => new()
    {
        { "iam:ListUsers",              "*",   "false", "AllowListActions",                                DecisionOutcome.Allowed },
        { "iam:ListUsers",              "*",   null,    "AllowListActions",                                DecisionOutcome.Allowed },
        { "iam:CreateVirtualMFADevice", Alice, "false", "AllowUserToCreateVirtualMFADevice",               DecisionOutcome.Allowed },
        { "iam:CreateVirtualMFADevice", Bob,   "false", null,                                              DecisionOutcome.ImplicitDeny },
        { "iam:CreateVirtualMFADevice", "arn:aws:iam::123456789012:mfa/x/y", "false", "AllowUserToCreateVirtualMFADevice", DecisionOutcome.Allowed },
        { "iam:EnableMFADevice",        Alice, "false", "AllowUserToManageTheirOwnMFA",                    DecisionOutcome.Allowed },
        { "iam:EnableMFADevice",        Bob,   "true",  null,                                              DecisionOutcome.ImplicitDeny },
        { "iam:DeactivateMFADevice",    Alice, "true",  "AllowUserToDeactivateTheirOwnMFAOnlyWhenUsingMFA", DecisionOutcome.Allowed },
        { "iam:DeactivateMFADevice",    Alice, "false", "BlockMostAccessUnlessSignedInWithMFA",            DecisionOutcome.ExplicitDeny },
        { "iam:DeleteVirtualMFADevice", Alice, "true",  "AllowUserToDeleteTheirOwnMFAOnlyWhenUsingMFA",    DecisionOutcome.Allowed },
        { "iam:DeleteVirtualMFADevice", Bob,   "true",  null,                                              DecisionOutcome.ImplicitDeny },
        { "orders:GetOrder",            "*",   "false", "BlockMostAccessUnlessSignedInWithMFA",            DecisionOutcome.ExplicitDeny },
        { "orders:GetOrder",            "*",   null,    "BlockMostAccessUnlessSignedInWithMFA",            DecisionOutcome.ExplicitDeny },  // BoolIfExists
        { "orders:GetOrder",            "*",   "true",  null,                                              DecisionOutcome.ImplicitDeny },
    };

    [Theory, MemberData(nameof(MfaCases))]
    public void MFAForcePolicy_leaves_only_the_way_to_a_second_factor(string action, string resource, string? mfa, string? sid, DecisionOutcome outcome)
    {
        var context = Policies.Context(("aws:username", "alice"));
        SetIfAny(context, GlobalContextKeys.MultiFactorAuthPresent, mfa);
        var decision = Policies.Decide(Policies.Identity(Policies.Case("MFAForcePolicy")), action, resource, context);
        Assert.Equal((outcome, sid), (decision.Outcome, decision.Statement?.Sid));
    }

    [Fact]
    public void MFAForcePolicy_gives_a_principal_without_a_user_name_no_user()
    {
        // A role session has no aws:username: the variable has no value, and the resource matches nothing.
        var context = Policies.Context(("aws:MultiFactorAuthPresent", "true"));
        foreach (var resource in new[] { Alice, "arn:aws:iam::123456789012:user/", "arn:aws:iam::123456789012:user/${aws:username}" })
            Assert.Equal(DecisionReason.NoIdentityPolicyAllows, Policies.Decide(Policies.Identity(Policies.Case("MFAForcePolicy")), "iam:EnableMFADevice", resource, context).Reason);
    }

    [Theory]
    [InlineData("ec2:StopInstances", "false", false)]
    [InlineData("ec2:TerminateInstances", null, false)]
    [InlineData("EC2:terminateinstances", "false", false)]
    [InlineData("ec2:StopInstances", "true", true)]
    [InlineData("ec2:StartInstances", "false", true)]
    public void DenyEC2StopAndTerminationMFAPolicy_denies_two_actions_without_a_second_factor(string action, string? mfa, bool allowed)
    {
        // Its false is a JSON literal, not a text.
        var context = new RequestContext();
        SetIfAny(context, GlobalContextKeys.MultiFactorAuthPresent, mfa);
        var policies = Policies.Identity(Policies.Of(AllowAll), Policies.Case("DenyEC2StopAndTerminationMFAPolicy"));
        var decision = Policies.Decide(policies, action, Instance, context);
        Assert.Equal(allowed ? null : "DenyStopAndTerminateWhenMFAIsNotPresent", decision.Statement!.Sid);
        Assert.Equal(allowed, decision.IsAllowed);
    }

    private static void SetIfAny(RequestContext context, ContextKey key, string? value)
    {
        if (value is not null)
            context.Set(key, value);
    }
}
