using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Policy.Tests.Validation;

public sealed class PolicyValidatorTests
{
    private const string Good = "'Effect': 'Allow', 'Action': 's3:GetObject', 'Resource': '*'";

    /// <summary>Text with single quotes for double ones, code and path of a finding.</summary>
    public static TheoryData<string, string, string> Findings => new()
    {
        { Of("'Effect': 'Allow', 'Action': [], 'Resource': '*'"),               "EMPTY_ARRAY_ACTION",              "$.Statement.Action" },
        { Of("'Effect': 'Allow', 'NotAction': [], 'Resource': '*'"),            "EMPTY_ARRAY_ACTION",              "$.Statement.NotAction" },
        { Of("'Effect': 'Allow', 'Action': '*', 'Resource': []"),               "EMPTY_ARRAY_RESOURCE",            "$.Statement.Resource" },
        { Action("''"),                                                         "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("'s3'"),                                                       "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("'s3:'"),                                                      "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("':Get'"),                                                     "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("'s3:Get:Object'"),                                            "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("'s3:Get Object'"),                                            "INVALID_ACTION_FORMAT",           "$.Statement.Action" },
        { Action("'s3:${aws:username}'"),                                       "VARIABLE_UNSUPPORTED_IN_ELEMENT", "$.Statement.Action" },
        { Resource("'bucket'"),                                                 "INVALID_ARN_PREFIX",              "$.Statement.Resource" },
        { Resource("''"),                                                       "INVALID_ARN_PREFIX",              "$.Statement.Resource" },
        { Resource("['*', 'arn:aws:s3::bucket']"),                              "MISSING_ARN_FIELD",               "$.Statement.Resource[1]" },
        { Resource("'arn:aws:iam::${aws:PrincipalAccount}:user/x'"),            "VARIABLE_UNSUPPORTED_IN_ELEMENT", "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${aws:username'"),                          "MISSING_BRACE_IN_VARIABLE",       "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${aws:${x}}'"),                             "MISSING_BRACE_IN_VARIABLE",       "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${a:b, \\u0027c}'"),                        "MISSING_QUOTE_IN_VARIABLE",       "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${a:b,c}'"),                                "MISSING_QUOTE_IN_VARIABLE",       "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${a:b, \\u0027c\\u0027'"),                  "MISSING_BRACE_IN_VARIABLE",       "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${aws: username}'"),                        "UNSUPPORTED_SPACE_IN_VARIABLE",   "$.Statement.Resource" },
        { Resource("'arn:aws:s3:::b/${}'"),                                     "EMPTY_VARIABLE",                  "$.Statement.Resource" },
        { Condition("{'StringLike': {'a:b': '${'}}"),                           "MISSING_BRACE_IN_VARIABLE",       "$.Statement.Condition.StringLike['a:b']" },
        { Condition("{'NumericEquals': {'a:b': '${a:c}'}}"),                    "INVALID_VARIABLE_FOR_OPERATOR",   "$.Statement.Condition.NumericEquals['a:b']" },
        { Condition("{'Bool': {'a:b': '${a:c}'}}"),                             "INVALID_VARIABLE_FOR_OPERATOR",   "$.Statement.Condition.Bool['a:b']" },
        { Condition("{'StringMatches': {'a:b': 'x'}}"),                         "INVALID_CONDITION_OPERATOR",      "$.Statement.Condition.StringMatches" },
        { Condition("{'IfExists': {'a:b': 'x'}}"),                              "INVALID_CONDITION_OPERATOR",      "$.Statement.Condition.IfExists" },
        { Condition("{'BoolIfExistsIfExists': {'a:b': 'true'}}"),               "INVALID_CONDITION_OPERATOR",      "$.Statement.Condition.BoolIfExistsIfExists" },
        { Condition("{'NullIfExists': {'a:b': 'true'}}"),                       "NULL_WITH_IF_EXISTS",             "$.Statement.Condition.NullIfExists" },
        { Condition("{'ForSomeValues:StringEquals': {'a:b': 'x'}}"),             "INVALID_CONDITION_OPERATOR",      "$.Statement.Condition['ForSomeValues:StringEquals']" },
        { Condition("{'NumericEquals': {'a:b': 'ten'}}"),                       "TYPE_MISMATCH_NUMBER",            "$.Statement.Condition.NumericEquals['a:b']" },
        { Condition("{'NumericEquals': {'a:b': [1, '1,000']}}"),                "TYPE_MISMATCH_NUMBER",            "$.Statement.Condition.NumericEquals['a:b'][1]" },
        { Condition("{'DateLessThan': {'a:b': 'tomorrow'}}"),                   "TYPE_MISMATCH_DATE",              "$.Statement.Condition.DateLessThan['a:b']" },
        { Condition("{'Bool': {'a:b': 'yes'}}"),                                "TYPE_MISMATCH_BOOLEAN",           "$.Statement.Condition.Bool['a:b']" },
        { Condition("{'Null': {'a:b': 1}}"),                                    "TYPE_MISMATCH_BOOLEAN",           "$.Statement.Condition.Null['a:b']" },
        { Condition("{'NotIpAddress': {'a:b': '300.1.2.3/24'}}"),               "TYPE_MISMATCH_IP_RANGE",          "$.Statement.Condition.NotIpAddress['a:b']" },
        { Condition("{'IpAddressIfExists': {'a:b': ['10.0.0.0/33']}}"),         "TYPE_MISMATCH_IP_RANGE",          "$.Statement.Condition.IpAddressIfExists['a:b'][0]" },
    };

    [Theory, MemberData(nameof(Findings))]
    public void Finds_what_is_wrong_and_says_where(string text, string code, string path)
    {
        var finding = Assert.Single(PolicyValidator.Validate(text.Replace('\'', '"'), PolicyType.Identity), found => found.Code == code);
        Assert.Equal(path, finding.Path);
        Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
    }

    private static string Of(string statement) => $"{{'Version': '2012-10-17', 'Statement': {{{statement}}}}}";

    private static string Action(string action) => Of($"'Effect': 'Allow', 'Action': {action}, 'Resource': '*'");

    private static string Resource(string resource) => Of($"'Effect': 'Allow', 'Action': '*', 'Resource': {resource}");

    private static string Condition(string condition) => Of($"{Good}, 'Condition': {condition}");
}
