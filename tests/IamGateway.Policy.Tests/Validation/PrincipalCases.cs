using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>Principals of resource policies, and of what organizations attach. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class PrincipalCases
{
    private const string User = "'arn:aws:iam::123456789012:user/a'";

    public static IEnumerable<FindingCase> Rows =>
    [
        new("INVALID_PRINCIPAL_FORMAT", Error, Resource, Allow("'Principal': ▸'arn:aws:iam::123456789012:root'"), "~.Principal", For("'*'")),
        new("INVALID_PRINCIPAL_KEY", Error, Resource, For("{▸'Account': '123456789012'}"), "~.Principal.Account", For("{'CanonicalUser': '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'}")),
        new("EMPTY_OBJECT_PRINCIPAL", Suggestion, Resource, For("▸{}"), "~.Principal", For("{'AWS': []}")),
        new("EMPTY_ARRAY_PRINCIPAL", Suggestion, Resource, For("{'AWS': ▸[]}"), "~.Principal.AWS", For("{}")),
        new("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:role/*'}"), "~.Principal.AWS", For("{'AWS': '*'}")),
        new("UNSUPPORTED_WILDCARD_IN_PRINCIPAL", Error, Resource, For("{'Service': ▸'*'}"), "~.Principal.Service", For("{'AWS': '*'}")) { Others = "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL" },
        new("INVALID_SERVICE_PRINCIPAL_FORMAT", Error, Resource, For("{'Service': ▸'lambda'}"), "~.Principal.Service", For("{'Service': ['lambda.amazonaws.com', 'logs.eu-west-1.amazonaws.com']}")) { Others = "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL" },
        new("INVALID_SERVICE_PRINCIPAL_FORMAT", Error, Resource, For("{'Service': ▸'ec2.amazonaws.com.cn'}"), "~.Principal.Service", For("{'Service': 'ec2.amazonaws.com'}")) { Others = "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL" },
        new("INVALID_SERVICE_PRINCIPAL_FORMAT", Error, Resource, For("{'Service': ▸'alexa.amazon.com'}"), "~.Principal.Service", For("{'Service': 'alexa.amazonaws.com'}")) { Others = "RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL" },
        new("FEDERATED_PRINCIPAL_NOT_SUPPORTED", Error, Resource, For("{'Federated': ▸'cognito-identity.amazonaws.com'}"), "~.Principal.Federated", For("{'AWS': 'arn:aws:sts::123456789012:federated-user/a'}")),
        new("INVALID_ROLE_REFERENCE", Warning, Resource, For("{'AWS': ▸'AROAEXAMPLE123456789'}"), "~.Principal.AWS", For($"{{'AWS': {User}}}")),
        new("INVALID_USER_REFERENCE", Warning, Resource, For("{'AWS': ▸'AIDAEXAMPLE123456789'}"), "~.Principal.AWS", For("{'AWS': 'AROAEXAMPLE123456789'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'bob'}"), "~.Principal.AWS", For("{'AWS': ['123456789012', 'arn:aws:iam::123456789012:root', 'arn:aws:sts::123456789012:assumed-role/r/s']}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'12345678901'}"), "~.Principal.AWS", For("{'AWS': '123456789012'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:group/admins'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/admins'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:role/engineering/'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/engineering/deploy'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:role//'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role//deploy'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:user/engineering/'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:user/engineering/bob'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:role/deploy '}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/deploy'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸' arn:aws:iam::123456789012:user/bob'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:user/bob'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:role/deploy\\u0085'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/deploy'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'123456789012 '}"), "~.Principal.AWS", For("{'AWS': '123456789012'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:sts::123456789012:assumed-role/r/'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:sts::123456789012:assumed-role/r/s'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:sts::123456789012:assumed-role/path/r/s'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/path/r'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'arn:aws:sts::123456789012:federated-user/a/b'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:sts::123456789012:federated-user/a'}")),
        new("UNKNOWN_PRINCIPAL", Error, Resource, For("{'AWS': ▸'cloudtrail.amazonaws.com'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:root'}")),
        new("INVALID_ARN_ACCOUNT", Error, Resource, For("{'AWS': ▸'arn:aws:iam::1234567890123:role/a'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/a'}")),
        new("ARN_REGION_NOT_ALLOWED", Error, Resource, For("{'AWS': ▸'arn:aws:iam:us-east-1:123456789012:role/a'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/a'}")),
        new("ALLOW_WITH_NOT_PRINCIPAL", Security, Resource, Allow("▸'NotPrincipal': {'AWS': 'arn:aws:iam::123456789012:root'}"), "~.NotPrincipal",
            "{'Effect': 'Deny', 'NotPrincipal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Action': 's3:GetObject', 'Resource': '*'}"),

        // services
        new("RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL", Security, Resource, For("{'Service': ▸'cloudtrail.amazonaws.com'}"), "~.Principal.Service",
            For("{'Service': 'cloudtrail.amazonaws.com'}, 'Condition': {'StringEquals': {'aws:sourceaccount': '123456789012'}}")),
        new("RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL", Suggestion, Resource, For("{'Service': ▸'cloudtrail.amazonaws.com'}, 'Condition': {'StringEquals': {'aws:Referer': 'x'}}"), "~.Principal.Service",
            For("{'Service': 'cloudtrail.amazonaws.com'}, 'Condition': {'StringEquals': {'aws:Referer': 'x', 'aws:SourceOrgID': 'o-1'}}")),

        // organizations
        new("RCP_SYNTAX_ERROR_PRINCIPAL", Error, Rcp, "{'Effect': 'Deny', ▸'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Action': 's3:*', 'Resource': '*'}", "~.Principal", "{'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'}"),
        new("RCP_SYNTAX_ERROR_PRINCIPAL", Error, Rcp, "{'Effect': 'Deny', ▸'NotPrincipal': '*', 'Action': 's3:*', 'Resource': '*'}", "~.NotPrincipal", "{'Effect': 'Deny', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'}"),
        new("RCP_SYNTAX_ERROR_ALLOW", Error, Rcp, "{'Effect': ▸'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::example-bucket/*', 'Principal': '*'}", "~.Effect", "{'Effect': 'Allow', 'Action': '*', 'Resource': '*', 'Principal': '*'}"),
    ];
}
