using static IamGateway.Policy.Tests.Validation.FindingCases;

namespace IamGateway.Policy.Tests.Validation;

/// <summary>Conditions: operators, keys, values. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class ConditionCases
{
    public static IEnumerable<FindingCase> Rows =>
    [
        // operators
        new("INVALID_CONDITION_OPERATOR", Error, Identity, If("{▸'StringMatches': {'s3:prefix': 'a'}}"), "~.Condition.StringMatches", If("{'stringequals': {'s3:prefix': 'a'}}")),
        new("INVALID_CONDITION_OPERATOR", Error, Identity, If("{▸'ForSomeValues:StringEquals': {'s3:prefix': 'a'}}"), "~.Condition['ForSomeValues:StringEquals']", If("{'ForAnyValue:StringEqualsIfExists': {'s3:prefix': 'a'}}")),
        new("INVALID_CONDITION_OPERATOR", Error, Identity, If("{▸'BoolIfExistsIfExists': {'a:b': 'true'}}"), "~.Condition.BoolIfExistsIfExists", If("{'BoolIfExists': {'a:b': 'true'}}")),
        new("NULL_WITH_IF_EXISTS", Error, Identity, If("{▸'NullIfExists': {'aws:TokenIssueTime': 'true'}}"), "~.Condition.NullIfExists", If("{'Null': {'aws:TokenIssueTime': 'true'}}")),
        new("NULL_WITH_QUALIFIER", Suggestion, Identity, If("{▸'ForAllValues:Null': {'aws:TagKeys': 'true'}}"), "~.Condition['ForAllValues:Null']", If("{'Null': {'aws:TagKeys': 'true'}}")),
        new("EMPTY_OBJECT_CONDITION", Suggestion, Identity, If("▸{}"), "~.Condition", If("{'Null': {'aws:TagKeys': 'true'}}")),
        new("EMPTY_OBJECT_CONDITION", Suggestion, Identity, If("{'StringEquals': ▸{}}"), "~.Condition.StringEquals", If("{'StringEquals': {'aws:username': 'a'}}")),
        new("DUPLICATE_KEYS_WITH_DIFFERENT_CASE", Error, Identity, If("{'StringEquals': {'aws:username': 'a', ▸'aws:UserName': 'b'}}"), "~.Condition.StringEquals['aws:UserName']", If("{'StringEquals': {'aws:username': 'a'}, 'StringLike': {'aws:UserName': 'b'}}")),

        // keys
        new("INVALID_CONDITION_KEY_FORMAT", Error, Identity, If("{'StringEquals': {▸'username': 'bob'}}"), "~.Condition.StringEquals.username", If("{'StringEquals': {'aws:PrincipalTag/cost center': 'bob'}}")),
        new("INVALID_CONDITION_KEY_FORMAT", Error, Identity, If("{'StringEquals': {▸'a b:c': 'bob'}}"), "~.Condition.StringEquals['a b:c']", If("{'StringEquals': {'a:b:c': 'bob'}}")),
        new("MISSING_TAG_KEY_IN_CONDITION", Error, Identity, If("{'StringEquals': {▸'aws:PrincipalTag': 'x'}}"), "~.Condition.StringEquals['aws:PrincipalTag']", If("{'StringEquals': {'aws:PrincipalTag/x': 'x'}}")),
        new("MISSING_TAG_KEY_IN_CONDITION", Error, Identity, If("{'StringEquals': {▸'aws:requesttag/': 'x'}}"), "~.Condition.StringEquals['aws:requesttag/']", If("{'StringEquals': {'aws:requesttag/ ': 'x'}}")),
        new("INVALID_GLOBAL_CONDITION_KEY", Error, Identity, If("{'StringEquals': {▸'aws:UserNam': 'x'}}"), "~.Condition.StringEquals['aws:UserNam']", If("{'StringEquals': {'AWS:USERNAME': 'x', 'app:UserNam': 'x'}}")),
        new("UNSUPPORTED_GLOBAL_CONDITION_KEY", Error, Identity, If("{'ArnEquals': {▸'aws:ARN': 'arn:aws:iam::123456789012:user/a'}}"), "~.Condition.ArnEquals['aws:ARN']", If("{'ArnEquals': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/a'}}")),
        new("MISSING_QUALIFIER", Error, Identity, If("{'StringEquals': {▸'aws:TagKeys': 'env'}}"), "~.Condition.StringEquals['aws:TagKeys']", If("{'ForAnyValue:StringEquals': {'aws:TagKeys': 'env'}, 'Null': {'aws:TagKeys': 'false'}}")),
        new("MISSING_QUALIFIER", Error, Trust, Federated("{'StringEquals': {'idp.example.com:aud': 'a', ▸'idp.example.com:amr': 'mfa'}}"), "~.Condition.StringEquals['idp.example.com:amr']",
            Federated("{'StringEquals': {'idp.example.com:aud': 'a'}, 'ForAnyValue:StringEquals': {'idp.example.com:amr': 'mfa'}}")),
        new("FORALLVALUES_WITH_SINGLE_VALUED_KEY", Security, Identity, If("{'ForAllValues:StringEquals': {▸'aws:PrincipalOrgID': 'o-1'}}"), "~.Condition['ForAllValues:StringEquals']['aws:PrincipalOrgID']", If("{'ForAllValues:StringEquals': {'aws:PrincipalOrgPaths': 'o-1'}}")),
        new("SINGLE_VALUE_CONDITION_TOO_PERMISSIVE", Security, Identity, If("{'ForAnyValue:StringEquals': {▸'aws:PrincipalTag/x': 'o-1'}}"), "~.Condition['ForAnyValue:StringEquals']['aws:PrincipalTag/x']", If("{'ForAnyValue:StringEquals': {'app:x': 'o-1'}}")),
        new("MISSING_PAIRED_CONDITION_KEYS", Security, Identity, If("{'IpAddress': {▸'aws:VpcSourceIp': '10.0.0.0/8'}}"), "~.Condition.IpAddress['aws:VpcSourceIp']",
            If("{'IpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}, 'StringEquals': {'aws:sourcevpc': 'vpc-0123456789abcdef0'}}")),
        new("TYPE_MISMATCH", Warning, Identity, If("{'NumericEquals': {▸'aws:username': '5'}}"), "~.Condition.NumericEquals['aws:username']", If("{'NumericEquals': {'aws:EpochTime': '5'}, 'DateEquals': {'aws:EpochTime': '5'}, 'Null': {'aws:username': 'true'}}")),
        new("TYPE_MISMATCH", Warning, Identity, If("{'StringEquals': {▸'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/a'}}"), "~.Condition.StringEquals['aws:PrincipalArn']", If("{'ArnLike': {'aws:PrincipalArn': 'arn:aws:iam::123456789012:user/a'}}")),

        // values
        new("INVALID_CONDITION_DATA_TYPE", Error, Identity, If("{'StringEquals': {'aws:username': ['a', ▸1]}}"), "~.Condition.StringEquals['aws:username'][1]", If("{'StringEquals': {'aws:username': ['a', '1']}}")),
        new("INVALID_CONDITION_MULTIPLE_BOOLEAN", Error, Identity, If("{'Bool': {'aws:SecureTransport': ▸['true', 'false']}}"), "~.Condition.Bool['aws:SecureTransport']", If("{'Bool': {'aws:SecureTransport': ['true']}}")),
        new("TYPE_MISMATCH_BOOLEAN", Warning, Identity, If("{'Bool': {'aws:SecureTransport': ▸'yes'}}"), "~.Condition.Bool['aws:SecureTransport']", If("{'Bool': {'aws:SecureTransport': 'TRUE'}}")),
        new("TYPE_MISMATCH_BOOLEAN", Warning, Identity, If("{'Null': {'aws:username': ▸1}}"), "~.Condition.Null['aws:username']", If("{'Null': {'aws:username': true}}")),
        new("TYPE_MISMATCH_DATE", Warning, Identity, If("{'DateGreaterThan': {'aws:CurrentTime': ▸'tomorrow'}}"), "~.Condition.DateGreaterThan['aws:CurrentTime']", If("{'DateGreaterThan': {'aws:CurrentTime': '2024-01-01'}}")),
        new("INVALID_DATE_VALUE", Warning, Identity, If("{'DateGreaterThan': {'aws:CurrentTime': ▸'20240101'}}"), "~.Condition.DateGreaterThan['aws:CurrentTime']", If("{'DateGreaterThan': {'aws:CurrentTime': ['20249901', '1704067200']}}")) ,
        new("TYPE_MISMATCH_IP_RANGE", Warning, Identity, If("{'IpAddress': {'aws:SourceIp': ▸'300.1.2.3/24'}}"), "~.Condition.IpAddress['aws:SourceIp']", If("{'IpAddress': {'aws:SourceIp': '2001:db8::/32'}}")),
        new("TYPE_MISMATCH_NUMBER", Warning, Identity, If("{'NumericLessThan': {'s3:max-keys': ▸'ten'}}"), "~.Condition.NumericLessThan['s3:max-keys']", If("{'NumericLessThan': {'s3:max-keys': 10}}")),
        new("TYPE_MISMATCH_STRING", Warning, Identity, If("{'BinaryEquals': {'app:key': ▸'%%%'}}"), "~.Condition.BinaryEquals['app:key']", If("{'BinaryEquals': {'app:key': 'QmluYXJ5'}}")),
        new("WILDCARD_WITHOUT_LIKE_OPERATOR", Warning, Identity, If("{'StringEquals': {'s3:prefix': ▸'home/*'}}"), "~.Condition.StringEquals['s3:prefix']", If("{'StringEquals': {'s3:prefix': 'home/${*}'}, 'StringLike': {'s3:prefix': 'home/*'}}")),
        new("REDUNDANT_CONDITION_VALUE_NUM", Suggestion, Identity, If("{'NumericLessThan': {'s3:max-keys': ▸['5', '10']}}"), "~.Condition.NumericLessThan['s3:max-keys']", If("{'NumericEquals': {'s3:max-keys': ['5', '10']}}")),
        new("INVALID_VPC_FORMAT", Error, Identity, If("{'StringEquals': {'aws:SourceVpc': ▸'my-vpc'}}"), "~.Condition.StringEquals['aws:SourceVpc']", If("{'StringEquals': {'aws:SourceVpc': 'vpc-0123abcd'}, 'StringLike': {'aws:SourceVpc': 'vpc-*'}}")),
        new("INVALID_VPCE_FORMAT", Error, Identity, If("{'StringEquals': {'aws:SourceVpce': ▸'my-vpce'}}"), "~.Condition.StringEquals['aws:SourceVpce']", If("{'StringEquals': {'aws:SourceVpce': 'vpce-0123456789abcdef0'}}")),

        // no values
        new("EMPTY_ARRAY_CONDITION", Suggestion, Identity, If("{'StringEquals': {'aws:username': ▸[]}}"), "~.Condition.StringEquals['aws:username']", If("{'StringEquals': {'aws:username': ['']}}")),
        new("EMPTY_ARRAY_CONDITION_FORALLVALUES", Suggestion, Identity, If("{'ForAllValues:StringEquals': {'aws:TagKeys': ▸[]}}"), "~.Condition['ForAllValues:StringEquals']['aws:TagKeys']", If("{'ForAllValues:StringEquals': {'aws:TagKeys': ['a']}}")),
        new("EMPTY_ARRAY_CONDITION_FORANYVALUE", Suggestion, Identity, If("{'ForAnyValue:StringEquals': {'aws:TagKeys': ▸[]}}"), "~.Condition['ForAnyValue:StringEquals']['aws:TagKeys']", If("{'ForAllValues:StringEquals': {'aws:TagKeys': []}}")),
        new("EMPTY_ARRAY_CONDITION_IFEXISTS", Suggestion, Identity, If("{'StringEqualsIfExists': {'aws:username': ▸[]}}"), "~.Condition.StringEqualsIfExists['aws:username']", If("{'StringEquals': {'aws:username': []}}")),

        // addresses
        new("IMPROVE_IP_RANGE", Suggestion, Identity, If("{'IpAddress': {'aws:SourceIp': ▸'203.0.113.77/24'}}"), "~.Condition.IpAddress['aws:SourceIp']", If("{'IpAddress': {'aws:SourceIp': ['203.0.113.0/24', '203.0.113.77', '203.0.113.77/32']}}")),
        new("PRIVATE_IP_ADDRESS", Suggestion, Identity, If("{'IpAddress': {▸'aws:SourceIp': '10.0.0.0/8'}}"), "~.Condition.IpAddress['aws:SourceIp']", If("{'IpAddress': {'aws:SourceIp': ['10.0.0.0/7', '172.32.0.1', '203.0.113.0/24']}}")),
        new("PRIVATE_IP_ADDRESS_SUBSET", Suggestion, Identity, If("{'IpAddress': {▸'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24']}}"), "~.Condition.IpAddress['aws:SourceIp']", If("{'IpAddress': {'aws:SourceIp': ['10.0.0.0/8', 'fd00::1']}}")),
        new("PRIVATE_NOT_IP_ADDRESS", Suggestion, Identity, If("{'NotIpAddress': {▸'aws:SourceIp': ['10.0.0.0/8']}}"), "~.Condition.NotIpAddress['aws:SourceIp']", If("{'IpAddress': {'aws:SourceIp': ['10.0.0.0/8']}}")),
        new("PRIVATE_NOT_IP_ADDRESS_SUBSET", Suggestion, Identity, If("{'NotIpAddress': {▸'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24']}}"), "~.Condition.NotIpAddress['aws:SourceIp']", If("{'NotIpAddress': {'aws:SourceIp': ['203.0.113.0/24']}}")),
    ];

    private static string Federated(string condition) =>
        $"{{'Effect': 'Allow', 'Principal': {{'Federated': 'arn:aws:iam::123456789012:oidc-provider/idp.example.com'}}, 'Action': 'sts:AssumeRoleWithWebIdentity', 'Condition': {condition}}}";
}
