using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Web.Answers;

namespace IamGateway.Web.Tests.Answers;

public sealed class DenialTextTests
{
    private static readonly DecidingStatement Deny = new(PolicyType.Identity, "arn:aws:iam::123456789012:policy/teams/DenyIPAddress", "v2", "OfficeOnly", 0);

    [Theory]
    [InlineData("orders:DeleteOrder", "delete order")]
    [InlineData("execute-api:Invoke", "invoke")]
    [InlineData("s3:GetObject", "get object")]
    [InlineData("iam:CreateSAMLProvider", "create SAML provider")]
    [InlineData("x:GetID", "get ID")]
    [InlineData("x:*", "*")]
    public void An_action_is_said_in_words(string action, string words) => Assert.Equal(words, DenialText.InWords(action));

    [Fact]
    public void An_explicit_deny_names_its_statement_and_policy() =>
        Assert.Equal(
            "The statement “OfficeOnly” of the policy “DenyIPAddress” (v2) denies it, whatever else allows it.",
            Why(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny)));

    [Fact]
    public void A_statement_without_a_Sid_is_counted_from_one() =>
        Assert.Equal(
            "Statement 2 of the permissions boundary “Limits” denies it, whatever else allows it.",
            Why(DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, new(PolicyType.PermissionsBoundary, "Limits", null, null, 1))));

    [Theory]
    [InlineData(DecisionReason.NoIdentityPolicyAllows, "None of your policies allows orders:DeleteOrder on this resource.")]
    [InlineData(DecisionReason.NoPermissionsBoundaryAllows, "Your permissions boundary does not allow orders:DeleteOrder on this resource.")]
    [InlineData(DecisionReason.NoSessionPolicyAllows, "The policies of this session do not allow orders:DeleteOrder on this resource.")]
    [InlineData(DecisionReason.NoResourcePolicyAllows, "The resource belongs to another account, and that account does not allow orders:DeleteOrder on it to you.")]
    [InlineData(DecisionReason.EvaluationFailed, "It could not be decided, and what cannot be decided is denied.")]
    public void An_implicit_deny_names_the_allow_that_is_missing(DecisionReason reason, string why) =>
        Assert.Equal(why, Why(DenialRecords.Denied(DecisionOutcome.ImplicitDeny, reason)));

    [Fact]
    public void Nobody_learns_of_policies_without_signing_in()
    {
        var denied = DenialRecords.Denied(DecisionOutcome.ExplicitDeny, DecisionReason.DenyStatement, Deny) with { Caller = Caller.Anonymous };

        Assert.Equal("You are not signed in, and this address is not open to everyone.", Why(denied, isSignedIn: false));
        Assert.Null(DenialText.DecidedBy(denied));
    }

    [Theory]
    [InlineData(AuthenticationProblem.Expired, "Your session has ended. Sign in again.")]
    [InlineData(AuthenticationProblem.SessionEnded, "Your session has ended. Sign in again.")]
    [InlineData(AuthenticationProblem.Malformed, "What your browser presented to prove who you are was not accepted. Sign in again.")]
    [InlineData(AuthenticationProblem.Unavailable, "Who you are cannot be checked now. Try again in a minute.")]
    public void A_credential_that_is_not_believed_is_said_first(AuthenticationProblem problem, string why) =>
        Assert.Equal(why, Why(DenialRecords.Denied(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows) with { Caller = Caller.Anonymous, Authentication = problem }));

    [Fact]
    public void An_unmapped_request_says_that_no_policy_can_help()
    {
        var denied = DenialRecords.Denied(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows);

        Assert.Equal(
            "The service has no action for DELETE on this address, so no policy can allow it.",
            Why(denied with { Target = denied.Target with { IsMapped = false } }));
    }

    [Fact]
    public void Whoever_is_signed_in_but_acts_as_nobody_is_told_to_choose() =>
        Assert.Equal(
            "You have not chosen an account and permission set to act with.",
            Why(DenialRecords.Denied(DecisionOutcome.ImplicitDeny, DecisionReason.NoIdentityPolicyAllows) with { Caller = Caller.Anonymous }));

    private static string Why(DecisionRecord denied, bool isSignedIn = true) => DenialText.Why(denied, isSignedIn);
}
