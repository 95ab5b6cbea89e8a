using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Identity.Tests.Docs;

/// <summary>What <c>samples/foundation</c> offers can be stored, exists, and holds.</summary>
public sealed class FoundationTests
{
    private const string Office = "192.0.2.7", Elsewhere = "198.51.100.7";

    private static IEnumerable<string> Own => Directory.EnumerateFiles(PathOf("policies"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!);

    public static TheoryData<string> Policies => [.. Own];

    /// <summary>Policy, action, resource, source address, second factor (null: a long-term key, which has none), database class, what it says.</summary>
    public static TheoryData<string, string, string, string, bool?, string?, DecisionOutcome> Cases => new()
    {
        { "DenyIPAddressPolicy", "orders:Get", "*", Office, null, null, DecisionOutcome.ImplicitDeny },
        { "DenyIPAddressPolicy", "orders:Get", "*", Elsewhere, null, null, DecisionOutcome.ExplicitDeny },
        { "MFAForcePolicy", "orders:Get", "*", Office, null, null, DecisionOutcome.ExplicitDeny },
        { "MFAForcePolicy", "orders:Get", "*", Office, false, null, DecisionOutcome.ExplicitDeny },
        { "MFAForcePolicy", "orders:Get", "*", Office, true, null, DecisionOutcome.ImplicitDeny },
        { "MFAForcePolicy", "sts:AssumeRole", "arn:aws:iam::123456789012:role/Deployer", Office, null, null, DecisionOutcome.ExplicitDeny },
        { "MFAForcePolicy", "sts:GetSessionToken", "*", Office, null, null, DecisionOutcome.ImplicitDeny },   // needs no permission, only no Deny
        { "MFAForcePolicy", "iam:CreateVirtualMFADevice", "arn:aws:iam::123456789012:mfa/anna", Office, null, null, DecisionOutcome.Allowed },
        { "MFAForcePolicy", "iam:CreateVirtualMFADevice", "arn:aws:iam::123456789012:mfa/ben", Office, null, null, DecisionOutcome.ImplicitDeny },
        { "MFAForcePolicy", "iam:EnableMFADevice", "arn:aws:iam::123456789012:user/anna", Office, null, null, DecisionOutcome.Allowed },
        { "MFAForcePolicy", "iam:EnableMFADevice", "arn:aws:iam::123456789012:user/ben", Office, null, null, DecisionOutcome.ImplicitDeny },
        { "MFAForcePolicy", "iam:DeactivateMFADevice", "arn:aws:iam::123456789012:user/anna", Office, null, null, DecisionOutcome.ExplicitDeny },
        { "MFAForcePolicy", "iam:DeactivateMFADevice", "arn:aws:iam::123456789012:user/anna", Office, true, null, DecisionOutcome.Allowed },
        { "MFAForcePolicy", "iam:DeleteVirtualMFADevice", "arn:aws:iam::123456789012:mfa/anna", Office, true, null, DecisionOutcome.Allowed },
        { "DenyEC2StopAndTerminationMFAPolicy", "ec2:TerminateInstances", "*", Office, null, null, DecisionOutcome.ExplicitDeny },
        { "DenyEC2StopAndTerminationMFAPolicy", "ec2:TerminateInstances", "*", Office, true, null, DecisionOutcome.ImplicitDeny },
        { "DenyEC2StopAndTerminationMFAPolicy", "ec2:StartInstances", "*", Office, null, null, DecisionOutcome.ImplicitDeny },
        { "DenyDataPipelinePolicy", "datapipeline:CreatePipeline", "*", Office, true, null, DecisionOutcome.ExplicitDeny },
        { "DenyRDSLargeCreationPolicy", "rds:CreateDBInstance", "*", Office, true, "db.r6g.16xlarge", DecisionOutcome.ExplicitDeny },
        { "DenyRDSLargeCreationPolicy", "rds:CreateDBInstance", "*", Office, true, "db.r6g.large", DecisionOutcome.ImplicitDeny },
        { "DenyRDSLargeCreationPolicy", "rds:ModifyDBInstance", "*", Office, true, null, DecisionOutcome.ImplicitDeny },
        { "S3ConfigPolicy", "s3:PutBucketPolicy", "arn:aws:s3:::site", Office, true, null, DecisionOutcome.Allowed },
        { "S3ConfigPolicy", "s3:GetBucketPolicy", "arn:aws:s3:::site", Office, true, null, DecisionOutcome.Allowed },
        { "S3ConfigPolicy", "s3:DeleteBucket", "arn:aws:s3:::site", Office, true, null, DecisionOutcome.ImplicitDeny },
        { "S3ConfigPolicy", "s3:GetObject", "arn:aws:s3:::site/index.html", Office, true, null, DecisionOutcome.ImplicitDeny },
    };

    [Theory, MemberData(nameof(Policies))]
    public void A_policy_can_be_stored(string name) => Assert.NotNull(PolicyRules.Require(Read(name)));

    [Theory]
    [InlineData("functions.csv")]
    [InlineData("teams.csv")]
    public void Groups_have_policies_that_exist_and_must_keep_to_the_common_rules(string table)
    {
        string[] known = [.. BuiltInPolicy.All.AsEnumerable().Select(policy => policy.Path[1..] + policy.Name), .. Own];
        var rows = File.ReadLines(PathOf(table)).Select(line => line.Split(',')).ToList();
        Assert.Empty(rows.Skip(1).Select(row => row[0]).Except(known));
        Assert.All(Enumerable.Range(1, rows[0].Length - 1), column =>
        {
            var policies = rows.Where(row => row[column] == "Y").Select(row => row[0]).ToList();
            Assert.Contains("MFAForcePolicy", policies);
            Assert.Contains("DenyIPAddressPolicy", policies);
        });
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_policy_holds(string name, string action, string resource, string address, bool? hasSecondFactor, string? databaseClass, DecisionOutcome outcome)
    {
        var context = new RequestContext();
        context.Set(ContextKey.Of("aws:username"), "anna");
        context.Set(ContextKey.Of("aws:SourceIp"), address);
        context.Set(ContextKey.Of("aws:ViaAWSService"), "false");
        if (hasSecondFactor is { } proved)
            context.Set(ContextKey.Of("aws:MultiFactorAuthPresent"), proved ? "true" : "false");
        if (databaseClass is not null)
            context.Set(ContextKey.Of("rds:DatabaseClass"), databaseClass);

        var set = PolicyCompiler.Compile(PolicyType.Identity, [new PolicySource(name, null, PolicyParser.Parse(Read(name)).Document!)]);
        var request = new AuthorizationRequest { Principal = Principal.Parse("arn:aws:iam::123456789012:user/anna")!, Action = action, Resource = resource, Context = context };
        Assert.Equal(outcome, PolicyEvaluator.Evaluate(request, new PolicySets(set)).Outcome);
    }

    private static string Read(string policy) => File.ReadAllText(PathOf("policies", policy + ".json"));

    private static string PathOf(params string[] names) => Path.Combine([RepositoryFolder.Path, "samples", "foundation", .. names]);
}
