using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;
using static IamGateway.Policy.Analysis.AccessAnswer;

namespace IamGateway.Policy.Tests.Analysis;

/// <summary>Compares statements that differ in their conditions.</summary>
public sealed class AccessCheckConditionTests
{
    /// <summary>A condition before and after; empty: none. Several statements are separated by bars.</summary>
    public static TheoryData<string, string, AccessAnswer> Conditions => new()
    {
        { "",                                                          "{'Bool': {'k': 'true'}}",                                     Pass },
        { "{'Bool': {'k': 'true'}}",                                   "",                                                            Fail },
        { "{'Bool': {'k': 'true'}}",                                   "{'Bool': {'K': true}}",                                       Pass },    // names of keys in any case, values with or without quotation marks
        { "{'Bool': {'k': 'true'}}",                                   "{'BoolIfExists': {'k': 'true'}}",                             Fail },    // the key may be absent
        { "{'BoolIfExists': {'k': 'true'}}",                           "{'Bool': {'k': 'TRUE'}}",                                     Pass },
        { "{'Bool': {'k': 'true'}} | {'Null': {'k': 'true'}}",         "{'BoolIfExists': {'k': 'true'}}",                             Pass },
        { "{'Bool': {'k': ['true', 'false']}}",                        "{'Bool': {'k': 'false'}}",                                    Pass },
        { "{'Null': {'k': 'false'}}",                                  "{'StringEquals': {'k': 'x'}}",                                Pass },
        { "{'Null': {'k': 'false'}}",                                  "{'StringLike': {'k': '*'}}",                                  Fail },    // an empty text counts as absent for Null, and matches *
        { "{'Null': {'k': 'false'}}",                                  "{'StringLike': {'k': '?*'}}",                                 Pass },
        // texts
        { "{'StringEquals': {'k': ['a', 'b']}}",                       "{'StringEquals': {'k': 'b'}}",                                Pass },
        { "{'StringEquals': {'k': 'b'}}",                              "{'StringEquals': {'k': ['a', 'b']}}",                         Fail },
        { "{'StringEquals': {'k': 'a'}}",                              "{'StringEqualsIgnoreCase': {'k': 'a'}}",                      Fail },
        { "{'StringEqualsIgnoreCase': {'k': 'AB'}}",                   "{'StringEquals': {'k': ['ab', 'aB']}}",                       Pass },
        { "{'StringEquals': {'k': ['ab', 'aB', 'Ab', 'AB']}}",         "{'StringEqualsIgnoreCase': {'k': 'ab'}}",                     Pass },    // all the cases there are
        { "{'StringEquals': {'k': ['\u00B5', '\u03BC']}}",             "{'StringEqualsIgnoreCase': {'k': '\u00B5'}}",                 Fail },    // but mu has three
        { "{'StringEquals': {'k': ['\u00B5', '\u03BC', '\u039C']}}",   "{'StringEqualsIgnoreCase': {'k': '\u00B5'}}",                 Pass },
        { "{'StringLike': {'k': 'a*'}}",                               "{'StringLike': {'k': ['a?', 'ab*']}}",                        Pass },
        { "{'StringLike': {'k': 'a?'}}",                               "{'StringLike': {'k': 'a*'}}",                                 Fail },
        { "{'StringEquals': {'k': 'a*'}}",                             "{'StringLike': {'k': 'a*'}}",                                 Fail },    // a star is a star there
        { "{'StringNotEquals': {'k': 'a'}}",                           "{'StringNotEquals': {'k': ['a', 'b']}}",                      Pass },
        { "{'StringNotEquals': {'k': ['a', 'b']}}",                    "{'StringNotEquals': {'k': 'a'}}",                             Fail },
        { "{'StringNotLike': {'k': 'a*'}}",                            "{'StringEquals': {'k': 'b'}}",                                Pass },
        { "{'StringNotEquals': {'k': 'a'}}",                           "{'Null': {'k': 'true'}}",                                     Fail },    // an absent key only; but Null also takes an empty list
        { "{'StringEquals': {'j': 'a'}}",                              "{'StringEquals': {'k': 'a'}}",                                Fail },
        { "{'StringEquals': {'j': 'a'}}",                              "{'StringEquals': {'j': 'a', 'k': 'a'}}",                      Pass },
        { "{'StringEquals': {'k': 'a'}, 'StringLike': {'k': 'b'}}",    "",                                                            Fail },
        { "{'StringEquals': {'j': 'a'}} | {'StringEquals': {'j': 'b'}}", "{'StringEquals': {'j': ['a', 'b'], 'k': 'c'}}",             Pass },    // two statements that cover one
        { "{'StringEquals': {'k': 'a'}} | {'StringNotEquals': {'k': 'a'}}", "",                                                       Fail },    // no operator without qualifier takes a list
        { "{'StringEquals': {'k': 'a'}} | {'StringNotEquals': {'k': 'a'}}", "{'StringLike': {'k': '*'}}",                             Pass },
        // numbers
        { "{'NumericLessThan': {'k': '10'}}",                          "{'NumericLessThanEquals': {'k': '9.999'}}",                   Pass },
        { "{'NumericLessThan': {'k': '10'}}",                          "{'NumericLessThanEquals': {'k': '1e1'}}",                     Fail },
        { "{'NumericEquals': {'k': '10'}}",                            "{'NumericEquals': {'k': '10.0'}}",                            Pass },
        { "{'NumericLessThan': {'k': 5}} | {'NumericGreaterThanEquals': {'k': 5}}", "{'NumericLessThan': {'k': 100}}",                Pass },
        { "{'NumericLessThan': {'k': 5}} | {'NumericGreaterThan': {'k': 5}}", "{'NumericLessThan': {'k': 100}}",                      Fail },    // for 5
        { "{'NumericLessThan': {'k': 10}, 'NumericGreaterThan': {'k': 1}}", "{'NumericEquals': {'k': [2, 3, 9.9]}}",                  Pass },
        { "{'NumericLessThan': {'k': 10}, 'NumericGreaterThan': {'k': 1}}", "{'NumericEquals': {'k': [2, 3, 10]}}",                   Fail },
        { "{'NumericGreaterThan': {'k': '1e400'}}",                    "{'NumericGreaterThan': {'k': '1e399'}}",                      Fail },
        { "{'NumericLessThan': {'k': '0.00000000000000000000000000000000001'}} | {'NumericGreaterThan': {'k': '0.00000000000000000000000000000000002'}}", "{'NumericLessThan': {'k': 1}}", Fail },
        { "{'NumericNotEquals': {'k': 5}}",                            "{'NumericGreaterThan': {'k': 5}}",                            Pass },
        // dates
        { "{'DateLessThan': {'k': '2024-01-01'}}",                     "{'DateLessThan': {'k': '2023-12-31T23:59:59Z'}}",             Pass },
        { "{'DateLessThan': {'k': '2024-01-01'}}",                     "{'DateLessThanEquals': {'k': '1704067200'}}",                 Fail },    // the same moment
        { "{'DateGreaterThan': {'k': '2024'}}",                        "{'DateGreaterThan': {'k': '2024-01-01T01:00:00+01:00'}}",     Pass },
        { "{'DateLessThanEquals': {'k': '2024-01-01T00:00:00.999999999Z'}} | {'DateGreaterThanEquals': {'k': '2024-01-01T00:00:01Z'}}", "{'DateGreaterThan': {'k': '1970'}}", Pass },    // no nanosecond between
        { "{'DateLessThanEquals': {'k': '2024-01-01T00:00:00.999999998Z'}} | {'DateGreaterThanEquals': {'k': '2024-01-01T00:00:01Z'}}", "{'DateGreaterThan': {'k': '1970'}}", Fail },
        // addresses
        { "{'IpAddress': {'k': '10.0.0.0/8'}}",                        "{'IpAddress': {'k': '10.1.0.0/16'}}",                         Pass },
        { "{'IpAddress': {'k': '10.1.0.0/16'}}",                       "{'IpAddress': {'k': '10.0.0.0/8'}}",                          Fail },
        { "{'IpAddress': {'k': ['10.0.0.0/9', '10.128.0.0/9']}}",      "{'IpAddress': {'k': '10.0.0.0/8'}}",                          Pass },    // two halves
        { "{'IpAddress': {'k': ['10.0.0.0/9', '10.128.0.0/10', '10.192.0.0/11']}}", "{'IpAddress': {'k': '10.0.0.0/8'}}",             Fail },
        { "{'NotIpAddress': {'k': '10.0.0.0/8'}}",                     "{'IpAddress': {'k': ['11.0.0.0/8', '::1']}}",                 Pass },
        { "{'IpAddress': {'k': '0.0.0.0/0'}}",                         "{'IpAddress': {'k': '2001:db8::/32'}}",                       Fail },
        { "{'IpAddress': {'k': ['0.0.0.0/0', '::/0']}}",               "{'IpAddress': {'k': ['2001:db8::/32', '::ffff:1.2.3.4']}}",   Pass },
        // bytes and ARNs
        { "{'BinaryEquals': {'k': ['AQID', 'AQI=']}}",                 "{'BinaryEquals': {'k': 'AQI='}}",                             Pass },
        { "{'BinaryEquals': {'k': 'AQI='}}",                           "{'BinaryEquals': {'k': ['AQID', 'AQI=']}}",                   Fail },
        { "{'ArnLike': {'k': 'arn:aws:iam::1:role/*'}}",               "{'ArnEquals': {'k': 'arn:aws:iam::1:role/a*'}}",              Pass },    // both have wildcards
        { "{'ArnLike': {'k': 'arn:aws:iam:*:role/*'}}",                "{'ArnLike': {'k': 'arn:aws:iam::1:role/a'}}",                 Fail },    // five components
        { "{'StringLike': {'k': 'arn:aws:iam::*'}}",                   "{'ArnLike': {'k': 'arn:aws:iam::*:user/a'}}",                 Pass },
        { "{'ArnLike': {'k': 'arn:aws:iam::*:*'}}",                    "{'StringLike': {'k': 'arn:aws:iam::*:user/a'}}",              Pass },
        { "{'ArnLike': {'k': 'arn:aws:iam::?:user/*'}}",               "{'StringLike': {'k': 'arn:aws:iam::*:user/a'}}",              Fail },
        { "{'ArnNotLike': {'k': 'arn:aws:iam::1:*'}}",                 "{'ArnLike': {'k': 'arn:aws:iam::2:*'}}",                      Pass },
        // several values
        { "{'ForAnyValue:StringEquals': {'k': ['a', 'b']}}",           "{'ForAnyValue:StringEquals': {'k': 'a'}}",                    Pass },
        { "{'ForAnyValue:StringEquals': {'k': 'a'}}",                  "{'StringEquals': {'k': 'a'}}",                                Pass },
        { "{'StringEquals': {'k': 'a'}}",                              "{'ForAnyValue:StringEquals': {'k': 'a'}}",                    Fail },    // for the list of a
        { "{'ForAllValues:StringEquals': {'k': ['a', 'b']}}",          "{'ForAllValues:StringEquals': {'k': 'a'}}",                   Pass },
        { "{'ForAnyValue:StringEquals': {'k': ['a', 'b']}}",           "{'ForAllValues:StringEquals': {'k': ['a', 'b']}}",            Fail },    // for the empty list and the absent key
        { "{'ForAnyValue:StringEquals': {'k': ['a', 'b']}}",           "{'ForAllValues:StringEquals': {'k': ['a', 'b']}, 'Null': {'k': 'false'}}", Pass },
        { "{'ForAllValues:StringEquals': {'k': ['a', 'b']}}",          "{'ForAnyValue:StringEquals': {'k': ['a', 'b']}}",             Fail },    // for a list of a and c
        { "{'ForAllValues:StringNotEquals': {'k': 'a'}} | {'ForAnyValue:StringEquals': {'k': 'a'}}", "",                              Pass },    // one says that the other does not hold
        { "{'ForAllValues:StringEquals': {'k': 'a'}} | {'ForAnyValue:StringNotEquals': {'k': 'a'}}", "",                              Pass },
        { "{'ForAllValues:StringEquals': {'k': 'a'}} | {'ForAnyValue:StringNotEquals': {'k': ['a', 'b']}}", "",                       Fail },    // for b
        { "{'ForAnyValue:StringEquals': {'k': 'a'}, 'ForAllValues:StringLike': {'k': ['a', 'b*']}}", "{'ForAnyValue:StringEquals': {'k': 'a'}, 'ForAllValues:StringEquals': {'k': ['a', 'bb']}}", Pass },
        { "{'ForAnyValue:NumericLessThan': {'k': 5}}",                 "{'ForAnyValue:NumericLessThan': {'k': 4}}",                   Pass },
    };

    [Theory, MemberData(nameof(Conditions))]
    public void Compares_conditions(string before, string after, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Allow(before), Allow(after)));

    [Fact]
    public void A_deny_under_a_condition_leaves_what_does_not_meet_it()
    {
        var before = Checks.Policy(Checks.AllowIf("{'Bool': {'aws:SecureTransport': 'true'}}"));
        var after = Checks.Policy(Checks.AllowIf(""), "'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {'Bool': {'aws:SecureTransport': 'false'}}");

        Assert.Equal(Pass, Checks.NoNewAccess(before, after)); // the key is always present
        Assert.Equal(Pass, Checks.NoNewAccess(after, before));
    }

    /// <summary>A condition of an Allow before, of a Deny after; the gateway sets these keys, so that they are what they should be.</summary>
    public static TheoryData<string, string, AccessAnswer> GatewayKeys => new()
    {
        { "{'Bool': {'aws:MultiFactorAuthPresent': 'true'}}",                     "{'BoolIfExists': {'aws:MultiFactorAuthPresent': 'false'}}",              Pass },
        { "{'Bool': {'aws:MultiFactorAuthPresent': 'true'}}",                     "{'Bool': {'aws:MultiFactorAuthPresent': 'false'}}",                      Fail },    // a key of long-term credentials
        { "{'Bool': {'k': 'true'}}",                                              "{'BoolIfExists': {'k': 'false'}}",                                       Fail },    // any text
        { "{'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}}",                    "{'NotIpAddress': {'AWS:sourceip': '203.0.113.0/24'}}",                   Pass },
        { "{'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}}",                    "{'NotIpAddress': {'aws:SourceIp': '203.0.113.0/23'}}",                   Fail },
        { "{'IpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}}",                     "{'NotIpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}}",                    Pass },    // an absent key is none of the addresses
        { "{'NotIpAddress': {'aws:VpcSourceIp': '10.0.0.0/8'}}",                  "{'IpAddressIfExists': {'aws:VpcSourceIp': '10.0.0.0/8'}}",               Pass },
        { "{'DateLessThan': {'aws:CurrentTime': '2030-01-01'}}",                  "{'DateGreaterThanEquals': {'aws:CurrentTime': '2030-01-01'}}",           Pass },
        { "{'DateLessThan': {'aws:CurrentTime': '2030-01-01'}}",                  "{'DateGreaterThan': {'aws:CurrentTime': '2030-01-01'}}",                 Fail },
        { "{'DateLessThan': {'aws:TokenIssueTime': '2030-01-01'}}",               "{'DateGreaterThanEquals': {'aws:TokenIssueTime': '2030-01-01'}}",        Fail },    // not in every request
        { "{'NumericLessThan': {'aws:EpochTime': 5}}",                            "{'NumericGreaterThanEquals': {'aws:EpochTime': 5}}",                     Pass },
        { "{'NumericLessThan': {'aws:MultiFactorAuthAge': 5}}",                   "{'NumericGreaterThanEqualsIfExists': {'aws:MultiFactorAuthAge': 5}}",    Pass },
        { "{'Null': {'aws:SecureTransport': 'false'}}",                           "{'Bool': {'aws:SecureTransport': 'x'}}",                                 Pass },
        { "{'StringEquals': {'aws:PrincipalType': 'User'}}",                      "{'StringNotEquals': {'aws:PrincipalType': 'User'}}",                     Pass },
        { "{'StringLike': {'aws:SourceIp': '10.*'}}",                             "{'StringNotLike': {'aws:SourceIp': '10.*'}}",                            Pass },
    };

    [Theory, MemberData(nameof(GatewayKeys))]
    public void Keys_of_the_gateway_have_values_of_their_types(string allowed, string denied, AccessAnswer answer) =>
        Assert.Equal(answer, Checks.NoNewAccess(Allow(allowed), Checks.Policy(Checks.AllowIf(""), $"'Effect': 'Deny', 'Action': '*', 'Resource': '*', 'Condition': {denied}")));

    [Fact]
    public void What_is_always_there_is_never_missing_in_a_counter_example()
    {
        Assert.Equal(Pass, Checks.NoNewAccess(Allow("{'Bool': {'aws:SecureTransport': 'true'}} | {'Bool': {'aws:SecureTransport': 'false'}}"), Allow("")));

        var example = AccessCheck.NoNewAccess(Allow("{'IpAddress': {'aws:SourceIp': '10.0.0.0/8'}}"), Allow(""), PolicyType.Identity).CounterExample!;
        Assert.Equal(["192.0.2.1"], example.Context.Single().Values!);
    }

    private static PolicySource[] Allow(string conditions) => Checks.Policy([.. conditions.Split('|', StringSplitOptions.TrimEntries).Select(Checks.AllowIf)]);
}
