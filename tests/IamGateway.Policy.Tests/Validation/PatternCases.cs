using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>Actions, resources, variables, and what covers what. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class PatternCases
{
    public static IEnumerable<FindingCase> Rows =>
    [
        // actions
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3:List:Bucket'"), "~.Action", Action("'s3:List?B*'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("['s3:GetObject', ▸'s3']"), "~.Action[1]", Action("'*'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3: GetObject'"), "~.Action", Action("'s3:GetObject'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸':Get'"), "~.Action", Action("'a:Get'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3:'"), "~.Action", Action("'s3:?'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3:GetObject '"), "~.Action", Action("'s3:GetObject'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3:GetObject\\u0085'"), "~.Action", Action("'s3:GetObject*'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'\\u017f3:GetObject'"), "~.Action", Action("'\\u00733:GetObject'")),
        new("INVALID_ACTION_FORMAT", Error, Identity, Action("▸'s3:Gét*'"), "~.Action", Action("'s3:Get*'")),
        new("WILDCARD_IN_SERVICE_NAME", Suggestion, Identity, "{'Effect': 'Allow', 'Action': ▸'code*:Get*', 'Resource': '*'}", "~.Action", "{'Effect': 'Allow', 'Action': 'codebuild:Get*', 'Resource': '*'}"),
        new("WILDCARD_IN_SERVICE_NAME", Suggestion, Identity, On("▸'arn:aws:s?:eu-west-1:123456789012:x'"), "~.Resource", On("'arn:aws:s3:::x?'")),

        // resources
        new("INVALID_ARN_PREFIX", Error, Identity, On("▸'example-bucket'"), "~.Resource", On("'*'")),
        new("INVALID_ARN_PREFIX", Error, Identity, If("{'ArnLike': {'aws:PrincipalArn': ▸'*'}}"), "~.Condition.ArnLike['aws:PrincipalArn']", If("{'ArnLike': {'aws:PrincipalArn': '${aws:PrincipalArn}'}}")),
        new("INVALID_ARN_PREFIX", Error, Identity, If("{'ArnLike': {'aws:SourceArn': ▸'role/${aws:PrincipalTag/x}'}}"), "~.Condition.ArnLike['aws:SourceArn']", If("{'ArnLike': {'aws:SourceArn': 'ar${app:x}'}}")),
        new("MISSING_ARN_FIELD", Error, Identity, If("{'ArnLike': {'aws:SourceArn': ▸'arn:aws:iam*:role/${aws:PrincipalTag/x}'}}"), "~.Condition.ArnLike['aws:SourceArn']",
            If("{'ArnLike': {'aws:SourceArn': ['arn:aws:iam::*:role/${aws:PrincipalTag/x}', 'arn:aws:iam::123456789012:${app:x}', '${app:x}']}}")),
        new("MISSING_ARN_FIELD", Error, Identity, On("▸'arn:aws:s3::example_bucket'"), "~.Resource", On("'arn:aws:s3:::'")),
        new("INVALID_PARTITION", Error, Identity, On("▸'arn:error:s3:::example_bucket'"), "~.Resource", On("['arn:aws-us-gov:s3:::b', 'arn:a*:s3:::b', 'arn:aws-eusc:s3:::b']")),
        new("INVALID_PARTITION", Error, Resource, For("{'AWS': ▸'arn:error:iam::123456789012:user/a'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws-cn:iam::123456789012:user/a'}")),
        new("INVALID_ARN_SERVICE_CASE", Error, Identity, On("▸'arn:aws:S3:::example-bucket/*'"), "~.Resource", On("'arn:aws:s3:::EXAMPLE'")),
        new("INVALID_ARN_ACCOUNT", Error, Identity, On("▸'arn:aws:iam::account-id:user/Bob'"), "~.Resource", On("['arn:aws:iam::aws:policy/x', 'arn:aws:iam::123*:user/Bob', 'arn:aws:iam::*:user/Bob']")),
        new("INVALID_ARN_ACCOUNT", Error, Identity, On("▸'arn:aws:orders:eu-west-1:12345678901:order/1'"), "~.Resource", On("'arn:aws:orders:eu-west-1:123456789012:order/1'")),
        new("INVALID_ARN_ACCOUNT", Error, Resource, For("{'AWS': ▸'arn:aws:iam::12345678901:role/a'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:role/a'}")),
        new("INVALID_ARN_ACCOUNT", Error, Identity, On("▸'arn:aws:iam::1234567890123*:user/Bob'"), "~.Resource", On("['arn:aws:iam::123456789012*:user/Bob', 'arn:aws:iam::*:user/Bob']")),
        new("INVALID_ARN_ACCOUNT", Error, Identity, On("▸'arn:aws:iam::1234567890?:user/Bob'"), "~.Resource", On("['arn:aws:iam::12345678901?:user/Bob', 'arn:aws:iam::???:policy/x']")),
        new("ARN_ACCOUNT_NOT_ALLOWED", Error, Identity, On("▸'arn:aws:s3::123456789012:example-bucket/*'"), "~.Resource", On("['arn:aws:s3::123456789012:accesspoint/x', 'arn:aws:s3:*:*:b', 'arn:aws:s3:eu-west-1:123456789012:*']")),
        new("ARN_REGION_NOT_ALLOWED", Error, Identity, On("▸'arn:aws:iam:us-east-1:123456789012:user/Bob'"), "~.Resource", On("['arn:aws:iam:*:123456789012:user/Bob', 'arn:aws:orders:us-east-1:123456789012:x']")),
        new("ARN_REGION_NOT_ALLOWED", Error, Identity, On("▸'arn:aws:s3:us-east-1::bucket'"), "~.Resource", On("'arn:aws:s3:us-east-1:123456789012:accesspoint/x'")),
        new("INVALID_ARN_RESOURCE", Error, Identity, On("▸'arn:aws:iam::123456789012:example'"), "~.Resource", On("['arn:aws:iam::123456789012:u*', 'arn:aws:iam::123456789012:root', 'arn:aws:iam::*:*', 'arn:aws:iam::*:mfa/${aws:username}']")),
        new("INVALID_ARN_RESOURCE", Error, Identity, On("▸'arn:aws:s3:::example-bucket/a '"), "~.Resource", On("['arn:aws:s3:::example-bucket/a b', 'arn:aws:s3:::example-bucket/a?']")),
        new("INVALID_ARN_RESOURCE", Error, Identity, On("▸'arn:aws:s3:::example\\tbucket'"), "~.Resource", On("'arn:aws:s3:::example\\u0020bucket'")),
        new("INVALID_ARN_PREFIX", Error, Identity, On("▸' arn:aws:s3:::example-bucket'"), "~.Resource", On("'arn:aws:s3:::example-bucket'")),
        new("INVALID_ARN_PREFIX", Error, Identity, On("▸'* '"), "~.Resource", On("'*'")),
        new("RESOURCE_EFFECTIVELY_STAR", Suggestion, Identity, "{'Effect': 'Allow', 'Action': 'cloudtrail:PutEventSelectors', 'Resource': ▸'arn:*:cloudtrail:*:*:trail/*'}", "~.Resource",
            "{'Effect': 'Allow', 'Action': 'cloudtrail:PutEventSelectors', 'Resource': 'arn:*:cloudtrail:*:123456789012:trail/*'}"),
        new("RESOURCE_EFFECTIVELY_STAR", Suggestion, Identity, "{'Effect': 'Allow', 'Action': 's3:PutObject', 'Resource': ▸'arn:aws:s3:::*'}", "~.Resource", On("'arn:aws:s3:::example-bucket/*'")),
        new("MANY_WILDCARDS", Warning, Identity, On($"▸'arn:aws:s3:::b/{Stars(21)}'"), "~.Resource", On($"'arn:aws:s3:::b/{Stars(20)}'")),
        new("MANY_WILDCARDS", Warning, Identity, If($"{{'StringLike': {{'aws:username': ▸'{Stars(21)}'}}}}"), "~.Condition.StringLike['aws:username']", If($"{{'StringEquals': {{'aws:username': '{Stars(21)}'}}}}")),

        // variables
        new("MISSING_BRACE_IN_VARIABLE", Error, Identity, On("▸'arn:aws:s3:::example-bucket/${aws:username/*'"), "~.Resource", On("'arn:aws:s3:::example-bucket/${$}{aws:username/*'")),
        new("MISSING_QUOTE_IN_VARIABLE", Error, Identity, On("▸'arn:aws:s3:::example-bucket/${aws:PrincipalTag/team, \\u0027none}/*'"), "~.Resource", On("'arn:aws:s3:::example-bucket/${aws:PrincipalTag/team, \\u0027none\\u0027}/*'")),
        new("UNSUPPORTED_SPACE_IN_VARIABLE", Error, Identity, On("▸'arn:aws:s3:::example-bucket/${aws: username}/*'"), "~.Resource", On("'arn:aws:s3:::example-bucket/ ${aws:username} /*'")),
        new("EMPTY_VARIABLE", Error, Identity, On("▸'arn:aws:s3:::example-bucket/${}/*'"), "~.Resource", On("'arn:aws:s3:::example-bucket/$/{}/*'")),
        new("VARIABLE_UNSUPPORTED_IN_ELEMENT", Error, Identity, Action("▸'s3:${aws:username}'"), "~.Action", Action("'s3:$x'")),
        new("VARIABLE_UNSUPPORTED_IN_ELEMENT", Error, Identity, On("▸'arn:aws:s3:${aws:RequestedRegion}::b'"), "~.Resource", On("'arn:aws:s3:::${aws:RequestedRegion}'")),
        new("VARIABLE_UNSUPPORTED_IN_ELEMENT", Error, Identity, If("{'StringEquals': {▸'aws:PrincipalTag/${aws:username}': 'x'}}"), "~.Condition.StringEquals['aws:PrincipalTag/${aws:username}']", If("{'StringEquals': {'aws:PrincipalTag/x': '${aws:username}'}}")),
        new("VARIABLE_UNSUPPORTED_IN_ELEMENT", Error, Resource, For("{'AWS': ▸'arn:aws:iam::123456789012:user/${aws:username}'}"), "~.Principal.AWS", For("{'AWS': 'arn:aws:iam::123456789012:user/a'}")),
        new("VARIABLE_UNSUPPORTED_IN_VERSION", Error, Identity, $"{{'Version': '2008-10-17', 'Statement': [{On("▸'arn:aws:s3:::example-bucket/${aws:username}/*'")}]}}", "~.Resource",
            $"{{'Version': '2008-10-17', 'Statement': [{On("'arn:aws:s3:::example-bucket/${/*'")}]}}") { Others = "OLD_VERSION" },
        new("VARIABLE_UNSUPPORTED_IN_VERSION", Error, Identity, $"{{'Statement': [{If("{'StringLike': {'aws:userid': ▸'${aws:username}'}}")}]}}", "~.Condition.StringLike['aws:userid']",
            $"{{'Version': '2012-10-17', 'Statement': [{If("{'StringLike': {'aws:userid': '${aws:username}'}}")}]}}") { Others = "MISSING_VERSION" },
        new("INVALID_VARIABLE_FOR_OPERATOR", Error, Identity, If("{'NumericEquals': {'s3:max-keys': ▸'${aws:username}'}}"), "~.Condition.NumericEquals['s3:max-keys']", If("{'ArnEquals': {'aws:SourceArn': '${aws:username}'}}")),
        new("DEPRECATED_GLOBAL_CONDITION_KEY", Warning, Identity, On("▸'arn:aws:s3:::b/${aws:ARN}'"), "~.Resource", On("'arn:aws:s3:::b/${aws:PrincipalArn}'")),

        // keys of variables
        new("MISSING_QUALIFIER", Error, Identity, On("▸'arn:aws:s3:::b/${aws:TagKeys}'"), "~.Resource", On("'arn:aws:s3:::b/${aws:RequestTag/x}'")),
        new("MISSING_QUALIFIER", Error, Identity, If("{'StringLike': {'s3:prefix': ▸'${aws:principalorgpaths}'}}"), "~.Condition.StringLike['s3:prefix']", If("{'StringLike': {'s3:prefix': '${aws:PrincipalOrgID}'}}")),
        new("INVALID_GLOBAL_CONDITION_KEY", Error, Identity, On("▸'arn:aws:s3:::b/${aws:usrname}'"), "~.Resource", On("'arn:aws:s3:::b/${AWS:UserName}${app:usrname}${$}{aws:usrname}'")),
        new("INVALID_CONDITION_KEY_FORMAT", Error, Identity, On("▸'arn:aws:s3:::b/${username}'"), "~.Resource", On("'arn:aws:s3:::b/${aws:username}'")),
        new("MISSING_TAG_KEY_IN_CONDITION", Error, Identity, If("{'StringEquals': {'s3:prefix': ▸'${aws:PrincipalTag}'}}"), "~.Condition.StringEquals['s3:prefix']", If("{'StringEquals': {'s3:prefix': '${aws:PrincipalTag/x}'}}")),

        // what covers what
        new("REDUNDANT_ACTION", Suggestion, Identity, Action("['s3:Get*', ▸'S3:getObject']"), "~.Action[1]", Action("['s3:Get?', 's3:GetObject', 's3:G*x']")),
        new("REDUNDANT_ACTION", Suggestion, Identity, Action("['s3:GetObject', ▸'s3:getobject']"), "~.Action[1]", Action("['s3:GetObject', 's3:GetObjects']")),
        new("REDUNDANT_ACTION", Suggestion, Identity, Action("[▸'s3:Get*Tag?', 's3:Get*?']"), "~.Action[0]", Action("['s3:Get*Tag?', 's3:Put*']")),
        new("REDUNDANT_RESOURCE", Suggestion, Identity, On("['arn:aws:s3:::example-bucket/*', ▸'arn:aws:s3:::example-bucket/a']"), "~.Resource[1]", On("['arn:aws:s3:::example-bucket/*', 'arn:aws:s3:::example-bucket', 'arn:aws:s3:::Example-bucket/a']")),
        new("REDUNDANT_RESOURCE", Suggestion, Identity, On("['arn:aws:s3:::b/*', ▸'arn:aws:s3:::b/${aws:username}/x*']"), "~.Resource[1]", On("['arn:aws:s3:::b/?', 'arn:aws:s3:::b/${aws:username}']")),
        new("REDUNDANT_RESOURCE", Suggestion, Identity, On("['arn:aws:s3:::${*}', ▸'arn:aws:s3:::${*}']"), "~.Resource[1]", On("['arn:aws:s3:::b${*}', 'arn:aws:s3:::b${aws:username}']")),
        new("REDUNDANT_STATEMENT", Suggestion, Identity, Both(On("['arn:aws:s3:::a', 'arn:aws:s3:::b']"), "▸" + On("['arn:aws:s3:::b', 'arn:aws:s3:::a']")), "$.Statement[1]", Both(On("['arn:aws:s3:::a']"), On("['arn:aws:s3:::A']"))),
        new("REDUNDANT_STATEMENT", Suggestion, Identity, Both(If("{'Bool': {'aws:SecureTransport': true}}"), "▸" + If("{'bool': {'aws:securetransport': ['true']}}")), "$.Statement[1]",
            Both(If("{'Bool': {'aws:SecureTransport': true}}"), If("{'Bool': {'aws:SecureTransport': false}}"))),
        new("UNREACHABLE_STATEMENT", Suggestion, Identity, Both("▸" + On("'arn:aws:s3:::example-bucket/*'"), "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*'}"), "$.Statement[0]",
            Both(On("'arn:aws:s3:::example-bucket/*'"), "{'Effect': 'Deny', 'Action': 's3:*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}")),
    ];

    private static string Stars(int count) => string.Concat(Enumerable.Repeat("*a", count));
}
