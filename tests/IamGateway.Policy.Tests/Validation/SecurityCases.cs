using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>What gives more than is safe. Source: IAM User Guide, "IAM Access Analyzer policy check reference" and "Security best practices in IAM".</summary>
internal static class SecurityCases
{
    private const string Everything = "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE";
    private const string AllOfIam = "PRIVILEGE_ESCALATION CREDENTIALS_EXPOSURE SENSITIVE_ACCESS RESOURCE_POLICY_PRIVILEGE_ESCALATION";

    public static IEnumerable<FindingCase> Rows =>
    [
        // by exclusion
        new("NOTACTION", Security, Identity, "{'Effect': 'Allow', ▸'NotAction': 'iam:*', 'Resource': '*'}", "~.NotAction", "{'Effect': 'Deny', 'NotAction': 'iam:*', 'Resource': '*'}"),
        new("NOTRESOURCE", Security, Identity, "{'Effect': 'Allow', 'Action': 's3:PutObject', ▸'NotResource': 'arn:aws:s3:::b'}", "~.NotResource", "{'Effect': 'Deny', 'Action': 's3:PutObject', 'NotResource': 'arn:aws:s3:::b'}"),

        // roles for services
        new("PASS_ROLE_WITH_STAR_IN_RESOURCE", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:PassRole', 'Resource': '*'}", "~.Action",
            "{'Effect': 'Allow', 'Action': 'iam:PassRole', 'Resource': '*', 'Condition': {'StringEquals': {'iam:PassedToService': 'ec2.amazonaws.com'}}}"),
        new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:*', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:*', 'Resource': 'arn:aws:iam::123456789012:role/a'}")
            { Others = AllOfIam + " CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE" },
        new("PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", Security, Identity, "{'Effect': 'Allow', ▸'NotAction': 'iam:CreateServiceLinkedRole', 'Resource': '*'}", "~.NotAction", "{'Effect': 'Allow', 'NotAction': 'iam:*', 'Resource': '*'}") { Others = "NOTACTION" },
        new("PASS_ROLE_WITH_NOT_RESOURCE", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:PassRole', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:PassRole', 'Resource': 'arn:aws:iam::123456789012:role/a'}") { Others = "NOTRESOURCE" },
        new("PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:Pass*', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:Get*', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}") { Others = "NOTRESOURCE" },
        new("PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE", Security, Identity, "{'Effect': 'Allow', ▸'NotAction': 'iam:Create*', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.NotAction", "{'Effect': 'Allow', 'NotAction': 'iam:Pass*', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}") { Others = "NOTACTION NOTRESOURCE" },
        new("CREATE_SLR_WITH_STAR_IN_RESOURCE", Warning, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:CreateServiceLinkedRole', 'Resource': '*'}", "~.Action",
            "{'Effect': 'Allow', 'Action': 'iam:CreateServiceLinkedRole', 'Resource': '*', 'Condition': {'StringLike': {'iam:AWSServiceName': 'rds.amazonaws.com'}}}"),
        new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE", Warning, Session, "{'Effect': 'Allow', 'Action': ▸'iam:CreateServiceLinked*', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:CreateUser*', 'Resource': '*'}"),
        new("CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION", Warning, Identity, "{'Effect': 'Allow', ▸'NotAction': 'iam:PassRole', 'Resource': '*'}", "~.NotAction", "{'Effect': 'Allow', 'NotAction': 'iam:create*', 'Resource': '*'}") { Others = "NOTACTION" },
        new("CREATE_SLR_WITH_NOT_RESOURCE", Warning, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:CreateServiceLinkedRole', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.Action", "{'Effect': 'Deny', 'Action': 'iam:CreateServiceLinkedRole', 'NotResource': '*'}") { Others = "NOTRESOURCE" },
        new("CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE", Warning, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:*LinkedRole', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:*Linked', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}") { Others = "NOTRESOURCE" },
        new("CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE", Warning, Identity, "{'Effect': 'Allow', ▸'NotAction': 'iam:PassRole', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}", "~.NotAction", "{'Effect': 'Allow', 'NotAction': 'iam:*', 'NotResource': 'arn:aws:iam::123456789012:role/admin'}") { Others = "NOTACTION NOTRESOURCE" },

        // a second factor
        new("BAD_PATTERN_FOR_MFA", Security, Identity, "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': ▸'false'}}}", "~.Condition.Bool['aws:MultiFactorAuthPresent']",
            "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': 'true'}}}") { Others = Everything },
        new("BAD_PATTERN_FOR_MFA", Security, Identity, "{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:MultiFactorAuthPresent': ▸false}}}", "~.Condition.Bool['aws:MultiFactorAuthPresent']",
            "{'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}}}"),

        // actions that lead further
        new("PRIVILEGE_ESCALATION", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:PutUserPolicy', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:PutUserPolicy', 'Resource': 'arn:aws:iam::123456789012:user/a'}"),
        new("PRIVILEGE_ESCALATION", Security, Identity, "{'Effect': 'Allow', 'Action': ['sts:AssumeRole', ▸'iam:UpdateAssumeRolePolicy'], 'Resource': 'arn:aws:iam::*:role/*'}", "~.Action[1]", "{'Effect': 'Allow', 'Action': ['sts:AssumeRole', 'iam:GetRole'], 'Resource': '*'}")
            { Others = "CREDENTIALS_EXPOSURE RESOURCE_EFFECTIVELY_STAR" },
        new("PERMISSIONS_MANAGEMENT_ACTIONS", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:DetachUserPolicy', 'Resource': 'arn:aws:iam::123456789012:user/*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:DetachUserPolicy', 'Resource': 'arn:aws:iam::123456789012:user/${aws:username}'}"),
        new("CREDENTIALS_EXPOSURE", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'sts:AssumeRole', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'sts:AssumeRole', 'Resource': 'arn:aws:iam::123456789012:role/app'}"),
        new("SENSITIVE_ACCESS", Security, Identity, "{'Effect': 'Allow', 'Action': ▸'iam:GetCredentialReport', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'iam:GetUser', 'Resource': '*'}"),
        new("RESOURCE_POLICY_PRIVILEGE_ESCALATION", Security, Identity, "{'Effect': 'Allow', 'Action': ['s3:GetObject', ▸'s3:PutBucketPolicy'], 'Resource': '*'}", "~.Action[1]", "{'Effect': 'Allow', 'Action': ['s3:*', 's3:PutBucketPolicy'], 'Resource': '*'}") { Others = "SENSITIVE_ACCESS" },
    ];
}
