using System.Text.Json;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Validation;

namespace IamGateway.Identity.Tests.Principals;

public sealed class BuiltInPolicyTests
{
    /// <summary>Warnings that come with what the name of a policy says it grants. Any other is a mistake in its document.</summary>
    private static readonly Dictionary<string, string[]> Meant = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = ["PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE"],
        ["AmazonS3FullAccess"] = ["SENSITIVE_ACCESS"],
        ["AmazonS3ReadOnlyAccess"] = ["SENSITIVE_ACCESS"],
        ["DataScientist"] = ["SENSITIVE_ACCESS"],
        ["IAMFullAccess"] =
        [
            "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", "RESOURCE_POLICY_PRIVILEGE_ESCALATION",
            "PRIVILEGE_ESCALATION", "CREDENTIALS_EXPOSURE", "SENSITIVE_ACCESS",
        ],
        ["IAMReadOnlyAccess"] = ["SENSITIVE_ACCESS"],
        ["PowerUserAccess"] = ["NOTACTION"],
        ["ReadOnlyAccess"] = ["NOTRESOURCE"],
        ["SecurityAudit"] = ["SENSITIVE_ACCESS"],
    };

    public static TheoryData<string> Names => [.. BuiltInPolicy.All.Select(policy => policy.Name)];

    /// <summary>Those whose path is not <c>/</c>. Source: AWS Managed Policy Reference Guide, the ARN of each.</summary>
    public static TheoryData<string, string> Arns => new()
    {
        { "AdministratorAccess", "arn:aws:iam::aws:policy/AdministratorAccess" },
        { "AmazonECS_FullAccess", "arn:aws:iam::aws:policy/AmazonECS_FullAccess" },
        { "AmazonEMRFullAccessPolicy_v2", "arn:aws:iam::aws:policy/AmazonEMRFullAccessPolicy_v2" },
        { "AWSBatchServiceRole", "arn:aws:iam::aws:policy/service-role/AWSBatchServiceRole" },
        { "Billing", "arn:aws:iam::aws:policy/job-function/Billing" },
        { "DatabaseAdministrator", "arn:aws:iam::aws:policy/job-function/DatabaseAdministrator" },
        { "DataScientist", "arn:aws:iam::aws:policy/job-function/DataScientist" },
        { "IAMUserChangePassword", "arn:aws:iam::aws:policy/IAMUserChangePassword" },
        { "NetworkAdministrator", "arn:aws:iam::aws:policy/job-function/NetworkAdministrator" },
        { "PowerUserAccess", "arn:aws:iam::aws:policy/PowerUserAccess" },
        { "ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        { "SecurityAudit", "arn:aws:iam::aws:policy/SecurityAudit" },
        { "SupportUser", "arn:aws:iam::aws:policy/job-function/SupportUser" },
        { "SystemAdministrator", "arn:aws:iam::aws:policy/job-function/SystemAdministrator" },
        { "ViewOnlyAccess", "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess" },
    };

    /// <summary>Policy, action, resource, allowed?</summary>
    public static TheoryData<string, string, string, bool> Grants => new()
    {
        { "ReadOnlyAccess", "orders:GetOrder", "arn:aws:orders:eu-west-1:123456789012:order/1", true },
        { "ReadOnlyAccess", "orders:ListOrders", "*", true },
        { "ReadOnlyAccess", "orders:PutOrder", "arn:aws:orders:eu-west-1:123456789012:order/1", false },
        { "ReadOnlyAccess", "orders:DeleteOrder", "arn:aws:orders:eu-west-1:123456789012:order/1", false },
        { "ReadOnlyAccess", "iam:GetUser", "arn:aws:iam::123456789012:user/alice", true },
        { "ReadOnlyAccess", "iam:CreateAccessKey", "arn:aws:iam::123456789012:user/alice", false },
        { "ReadOnlyAccess", "sts:AssumeRole", "arn:aws:iam::123456789012:role/Deployer", false },
        { "ReadOnlyAccess", "sts:GetFederationToken", "arn:aws:sts::123456789012:federated-user/alice", false },
        { "ReadOnlyAccess", "sts:DecodeAuthorizationMessage", "*", false },
        { "ReadOnlyAccess", "secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3", false },
        { "ReadOnlyAccess", "secretsmanager:DescribeSecret", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1b2c3", true },
        { "ReadOnlyAccess", "execute-api:Invoke", "arn:aws:execute-api:eu-west-1:123456789012:site/$default/GET/", false },
        { "ViewOnlyAccess", "orders:ListOrders", "*", true },
        { "ViewOnlyAccess", "orders:GetOrder", "arn:aws:orders:eu-west-1:123456789012:order/1", false },
        { "SecurityAudit", "orders:GetBucketPolicy", "*", true },
        { "SecurityAudit", "orders:GetOrder", "*", false },
        { "SecurityAudit", "iam:GetCredentialReport", "*", true },
        { "SecurityAudit", "sso:GetRoleCredentials", "*", false },
        { "PowerUserAccess", "orders:DeleteOrder", "arn:aws:orders:eu-west-1:123456789012:order/1", true },
        { "PowerUserAccess", "iam:CreateUser", "arn:aws:iam::123456789012:user/mallory", false },
        { "PowerUserAccess", "iam:PassRole", "arn:aws:iam::123456789012:role/Admin", false },
        { "PowerUserAccess", "sso:CreateAccountAssignment", "*", false },
        { "PowerUserAccess", "identitystore:CreateGroupMembership", "*", false },
        { "PowerUserAccess", "iamgateway:RevokeSession", "arn:aws:iamgateway::123456789012:session/1", false },
        { "PowerUserAccess", "organizations:DescribeOrganization", "*", true },
        { "PowerUserAccess", "organizations:CloseAccount", "*", false },
        { "IAMFullAccess", "iam:CreateUser", "arn:aws:iam::123456789012:user/bob", true },
        { "IAMFullAccess", "orders:GetOrder", "*", false },
        { "IAMReadOnlyAccess", "iam:ListUsers", "*", true },
        { "IAMReadOnlyAccess", "iam:UpdateUser", "arn:aws:iam::123456789012:user/bob", false },
        { "IAMUserChangePassword", "iam:ChangePassword", "arn:aws:iam::123456789012:user/alice", true },
        { "IAMUserChangePassword", "iam:ChangePassword", "arn:aws:iam::123456789012:user/foundation/alice", true },
        { "IAMUserChangePassword", "iam:ChangePassword", "arn:aws:iam::123456789012:user/bob", false },
        { "IAMUserChangePassword", "iam:ChangePassword", "arn:aws:iam::123456789012:user/alice/bob", false },
        { "AmazonS3ReadOnlyAccess", "s3:GetObject", "arn:aws:s3:::reports/1", true },
        { "AmazonS3ReadOnlyAccess", "s3:PutObject", "arn:aws:s3:::reports/1", false },
        { "AmazonEC2FullAccess", "ec2:TerminateInstances", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1", true },
        { "AmazonEC2ReadOnlyAccess", "ec2:DescribeInstances", "*", true },
        { "AmazonEC2ReadOnlyAccess", "ec2:GetPasswordData", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1", false },
        { "AmazonRedshiftReadOnlyAccess", "redshift:GetClusterCredentials", "*", false },
        { "AmazonEMRReadOnlyAccessPolicy_v2", "elasticmapreduce:GetClusterSessionCredentials", "*", false },
        { "AmazonAPIGatewayReadOnlyAccess", "apigateway:GET", "arn:aws:apigateway:eu-west-1::/restapis", true },
        { "AmazonAPIGatewayReadOnlyAccess", "apigateway:POST", "arn:aws:apigateway:eu-west-1::/restapis", false },
        { "AWSLambda_FullAccess", "iam:PassRole", "arn:aws:iam::123456789012:role/Admin", false },   // without iam:PassedToService
        { "SystemAdministrator", "s3:GetObject", "arn:aws:s3:::reports/1", false },
    };

    [Theory, MemberData(nameof(Names))]
    public void Is_a_policy_that_could_be_stored(string name)
    {
        var policy = Find(name);
        Assert.NotNull(PolicyRules.Require(policy.Document));
        Assert.False(string.IsNullOrWhiteSpace(policy.Description) || policy.Description.Length > 1_000);   // CreatePolicy's longest
        Assert.True(policy.Path is "/" or "/job-function/" or "/service-role/", policy.Path);
    }

    [Theory, MemberData(nameof(Names))]
    public void Warns_of_nothing_but_what_its_name_says(string name) =>
        Assert.Equal(
            Meant.GetValueOrDefault(name, []).Order(),
            PolicyValidator.Validate(Find(name).Document, PolicyType.Identity)
                .Where(finding => finding.Severity is DiagnosticSeverity.SecurityWarning or DiagnosticSeverity.Warning).Select(finding => finding.Code).Distinct().Order());

    [Theory, MemberData(nameof(Names))]
    public void Only_allows(string name) =>   // a Deny would take away what the other policies of a principal allow
        Assert.DoesNotContain(JsonDocument.Parse(Find(name).Document).RootElement.GetProperty("Statement").EnumerateArray(), statement => statement.GetProperty("Effect").GetString() != "Allow");

    [Theory, MemberData(nameof(Arns))]
    public void Has_the_path_that_it_has_at_aws(string name, string arn) => Assert.Equal(arn, $"arn:aws:iam::aws:policy{Find(name).Path}{name}");

    [Theory, MemberData(nameof(Grants))]
    public void Grants_what_its_name_says(string name, string action, string resource, bool isAllowed)
    {
        var context = new RequestContext();
        context.Set(ContextKey.Of("aws:username"), "alice");
        var set = PolicyCompiler.Compile(PolicyType.Identity, [new PolicySource(name, null, PolicyParser.Parse(Find(name).Document).Document!)]);
        var request = new AuthorizationRequest { Principal = Principal.Parse($"arn:aws:iam::{Given.AccountId}:user/alice")!, Action = action, Resource = resource, Context = context };
        Assert.Equal(isAllowed, PolicyEvaluator.Evaluate(request, new PolicySets(set)).IsAllowed);
    }

    [Fact]
    public void The_one_that_allows_everything_is_the_root_user_s() => Assert.Equal(BuiltInPolicies.AllowEverything, Find(BuiltInPolicies.AdministratorAccess).Document);

    private static BuiltInPolicy Find(string name) => BuiltInPolicy.All.Single(policy => policy.Name == name);
}
