using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>The text, its elements, its size. Source: IAM User Guide, "IAM Access Analyzer policy check reference"; the examples are the smallest of each kind.</summary>
internal static class DocumentCases
{
    private const string Good = "{'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::example-bucket/*'}";

    public static IEnumerable<FindingCase> Rows =>
    [
        // text
        new("JSON_SYNTAX_ERROR", Error, Identity, "{'Version': '2012-10-17', 'Statement': [▸", "$", $"{{'Version': '2012-10-17', 'Statement': [{Good}]}}"),
        new("DUPLICATE_JSON_KEY", Error, Identity, "{'Version':'2012-10-17','Statement':[{'Effect':'Deny',▸'Effect':'Allow','Action':'s3:*','Resource':'arn:aws:s3:::b'}]}", "$.Statement[0].Effect",
            $"{{'Version':'2012-10-17','Statement':[{Good}, {{'Effect':'Allow','Action':'s3:*','Resource':'*'}}]}}"),
        new("POLICY_TOO_DEEP", Error, Identity, If($"{{'StringEquals': {{'aws:username': {new string('[', 11)}▸[]{new string(']', 11)}}}}}"),
            "~.Condition.StringEquals['aws:username']" + string.Concat(Enumerable.Repeat("[0]", 11)), If("{'StringEquals': {'aws:username': ['a']}}")),
        new("POLICY_TOO_LARGE", Error, Identity, "▸{'Statement': " + Good.PadLeft(65_536) + "}", "$", "{'Statement': " + Good + "}"),
        new("TOO_MANY_PROBLEMS", Error, Identity, "{'Version': '2012-10-17', 'Statement': [" + string.Concat(Enumerable.Repeat("1, ", 999)) + "▸1, 1]}", "$.Statement[999]", "{'Version': '2012-10-17', 'Statement': [1, 1]}") { Others = "DATA_TYPE_MISMATCH" },
        new("NON_LATIN1_CHARACTER", Error, Identity, If("{'StringEquals': {'aws:username': 'a▸가'}}"), "~.Condition.StringEquals['aws:username']", If("{'StringEquals': {'aws:username': 'aÿ\\uac00'}}")),
        new("NON_LATIN1_CHARACTER", Error, Identity, If("{'StringEquals': {'aws:username': ▸'a\\u0000'}}"), "~.Condition.StringEquals['aws:username']", If("{'StringEquals': {'aws:username': 'a\\u0009'}}")),

        // elements
        new("DATA_TYPE_MISMATCH", Error, Identity, Action("▸{}"), "~.Action", Action("['s3:GetObject']")),
        new("INVALID_POLICY_ELEMENT", Error, Identity, Allow("▸'Resources': '*'"), "~.Resources", Allow("'Sid': 'Resources'")),
        new("INVALID_POLICY_ELEMENT", Error, Identity, Allow("▸'$ref': '#/Statement'"), "~['$ref']", Allow("'Sid': 'ref'")),
        new("MISSING_STATEMENT", Error, Identity, "{'Version': '2012-10-17', 'Statement': ▸[]}", "$.Statement", $"{{'Version': '2012-10-17', 'Statement': {Good}}}"),
        new("INVALID_VERSION", Error, Identity, $"{{'Version': ▸'2013-10-17', 'Statement': [{Good}]}}", "$.Version", $"{{'Version': '2008-10-17', 'Statement': [{Good}]}}"),
        new("MISSING_EFFECT", Error, Identity, "▸{'Action': 's3:GetObject', 'Resource': '*'}", "~", Good),
        new("INVALID_EFFECT", Error, Identity, "{'Effect': ▸'allow', 'Action': 's3:GetObject', 'Resource': '*'}", "~.Effect", Good),
        new("MISSING_ACTION", Error, Identity, "▸{'Effect': 'Allow', 'Resource': 'arn:aws:s3:::example-bucket'}", "~", "{'Effect': 'Deny', 'NotAction': 's3:GetObject', 'Resource': '*'}"),
        new("MISSING_RESOURCE", Error, Identity, "▸{'Effect': 'Allow', 'Action': 's3:GetObject'}", "~", "{'Effect': 'Deny', 'Action': 's3:GetObject', 'NotResource': '*'}"),
        new("MISSING_PRINCIPAL", Error, Resource, "▸" + Good, "~", For("'*'")),
        new("UNSUPPORTED_PRINCIPAL", Error, Identity, Allow("▸'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}"), "~.Principal", Good),
        new("SCP_SYNTAX_ERROR_PRINCIPAL", Error, Scp, Allow("▸'Principal': '*'"), "~.Principal", Good),
        new("UNSUPPORTED_ELEMENT_COMBINATION", Error, Identity, Allow("▸'NotAction': 's3:PutObject'"), "~.NotAction", Good),
        new("EMPTY_ARRAY_ACTION", Error, Identity, Action("▸[]"), "~.Action", Action("['s3:Get*']")),
        new("EMPTY_ARRAY_RESOURCE", Error, Identity, On("▸[]"), "~.Resource", On("['*']")),

        // version
        new("MISSING_VERSION", Warning, Identity, $"▸{{'Statement': [{Good}]}}", "$", $"{{'Version': '2008-10-17', 'Statement': [{Good}]}}"),
        new("OLD_VERSION", Warning, Identity, $"{{'Version': ▸'2008-10-17', 'Statement': [{Good}]}}", "$.Version", $"{{'Statement': [{Good}]}}"),

        // names
        new("UNSUPPORTED_SID", Error, Identity, Allow("'Sid': ▸'my sid!'"), "~.Sid", Allow("'Sid': 'MySid1'")),
        new("EMPTY_SID_VALUE", Suggestion, Identity, Allow("'Sid': ▸''"), "~.Sid", Allow("'Sid': 'a'")),
        new("UNIQUE_SIDS_REQUIRED", Error, Identity, Both(Allow("'Sid': 'a'"), "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::example-bucket/*', 'Sid': ▸'a'}"), "$.Statement[1].Sid",
            Both(Allow("'Sid': 'a'"), "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::example-bucket/*', 'Sid': 'A'}")),
        new("UNIQUE_SIDS_RECOMMENDED", Warning, Resource,
            Both(For("'*', 'Sid': 'a'"), "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::example-bucket/*', 'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Sid': ▸'a'}"), "$.Statement[1].Sid",
            Both(For("'*', 'Sid': 'a'"), "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': 'arn:aws:s3:::example-bucket/*', 'Principal': {'AWS': 'arn:aws:iam::123456789012:root'}, 'Sid': 'a b'}")),

        // size: white space counts for some
        new("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", Warning, Identity, Sized(6_145, "▸"), "$", Sized(6_144) + new string(' ', 1_000)),
        new("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", Warning, Boundary, Sized(6_145, "▸"), "$", Sized(6_144) + new string(' ', 1_000)),
        new("POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA", Warning, Session, Sized(2_048, "▸") + " ", "$", Sized(2_048)),
        new("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", Warning, Resource, Sized(20_480, "▸", ",'Principal':'*'") + " ", "$", Sized(20_480, "", ",'Principal':'*'")),
        new("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", Warning, Trust, Sized(2_049, "▸", ",'Principal':{'AWS':'123456789012'}"), "$", Sized(2_048, "", ",'Principal':{'AWS':'123456789012'}") + new string(' ', 1_000)) { Others = "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE" },
        new("POLICY_SIZE_EXCEEDS_SCP_QUOTA", Error, Scp, Sized(5_120, "▸") + " ", "$", Sized(5_120)),
        new("POLICY_SIZE_EXCEEDS_RCP_QUOTA", Error, Rcp, Sized(5_120, "▸", ",'Principal':'*'") + " ", "$", Sized(5_120, "", ",'Principal':'*'")) { Others = "RCP_SYNTAX_ERROR_ALLOW" },
    ];

    /// <summary>A document without white space of so many characters.</summary>
    private static string Sized(int length, string mark = "", string members = "")
    {
        string Document(string fill) => $"{{'Version':'2012-10-17','Statement':[{{'Effect':'Allow','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/{fill}'{members}}}]}}";
        return mark + Document(new string('x', length - Document("").Length));
    }
}
