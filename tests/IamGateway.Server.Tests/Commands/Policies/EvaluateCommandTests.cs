using System.Text;
using System.Text.Json.Nodes;
using IamGateway.Server.Commands.Policies;
using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class EvaluateCommandTests
{
    private static readonly string Allows = Named("allows", Document());
    private static readonly string Denies = Named("denies", Document("Deny"));

    /// <summary>Policies, context, decision, reason.</summary>
    public static TheoryData<string, string, string, string> Decisions => new()
    {
        { "",                                                                       "", "ImplicitDeny", "NoIdentityPolicyAllows" },
        { $"\"identity\":[{Allows}]",                                               "", "Allowed",      "IdentityPolicyAllows" },
        { $"\"identity\":[{Allows},{Denies}]",                                      "", "ExplicitDeny", "DenyStatement" },
        { $"\"identity\":[{Allows}],\"boundary\":null",                             "", "Allowed",      "IdentityPolicyAllows" },                // null is absent
        { $"\"identity\":[{Allows}],\"boundary\":[]",                               "", "ImplicitDeny", "NoPermissionsBoundaryAllows" },         // empty allows nothing
        { $"\"identity\":[{Allows}],\"boundary\":[{Allows}]",                       "", "Allowed",      "IdentityPolicyAllows" },
        { $"\"identity\":[{Allows}],\"session\":[]",                                "", "ImplicitDeny", "NoSessionPolicyAllows" },
        { $"\"identity\":[{Allows}],\"session\":[{Named("other", Document(action: "ec2:*"))},{Allows}]", "", "Allowed", "IdentityPolicyAllows" },  // several add up
        { $"\"identity\":[{Allows}],\"organization\":[]",                           "", "ImplicitDeny", "NoServiceControlPolicyAllows" },        // no level is an empty list, too
        { $"\"identity\":[{Allows}],\"organization\":[[]]",                         "", "ImplicitDeny", "NoServiceControlPolicyAllows" },
        { $"\"identity\":[{Allows}],\"organization\":[[{Allows}],[]]",              "", "ImplicitDeny", "NoServiceControlPolicyAllows" },        // every level has to allow
        { $"\"identity\":[{Allows}],\"organization\":[[{Allows}],[{Allows}]]",      "", "Allowed",      "IdentityPolicyAllows" },
        { $"\"identity\":[{Allows}],\"resourceControl\":[[]]",                      "", "ImplicitDeny", "NoResourceControlPolicyAllows" },
        { $"\"resource\":{Named("r", Document(more: $"\"Resource\":\"*\",\"Principal\":{{\"AWS\":\"{Alice}\"}}"))}", "", "Allowed", "ResourcePolicyAllows" },
        { $"\"identity\":[{Conditional("Bool", "aws:SecureTransport", "\"true\"")}]",       "\"aws:SecureTransport\":true",     "Allowed",      "IdentityPolicyAllows" },   // Booleans and numbers are their text
        { $"\"identity\":[{Conditional("NumericEquals", "x:n", "10")}]",                    "\"x:n\":10.0",                     "Allowed",      "IdentityPolicyAllows" },
        { $"\"identity\":[{Conditional("ForAnyValue:StringEquals", "aws:TagKeys", "\"b\"")}]", "\"aws:TagKeys\":[\"a\",\"b\"]", "Allowed",      "IdentityPolicyAllows" },
        { $"\"identity\":[{Conditional("Null", "aws:TagKeys", "\"true\"")}]",               "\"aws:TagKeys\":[]",               "Allowed",      "IdentityPolicyAllows" },   // a key without values counts as missing
        { $"\"identity\":[{Conditional("Null", "aws:CurrentTime", "\"true\"")}]",           "",                                 "Allowed",      "IdentityPolicyAllows" },   // nothing is added
    };

    /// <summary>A line, and words that the error must hold.</summary>
    public static TheoryData<string, string> Unreadable => new()
    {
        { "nonsense",                                                       "not JSON" },
        { "{\"id\":\"c1\"",                                                 "not JSON" },
        { "[]",                                                             "must be an object" },
        { "\"text\"",                                                       "must be an object" },
        { new string('[', 100_000),                                         "not JSON" },
        { "{\"id\":\"\0\"}",                                                "not JSON" },
        { Line(id: "\"\\ud800\""),                                          "id is not valid Unicode" },
        { "{\"\\ud800\":1,\"id\":1}",                                     "The case has a name that is not valid Unicode" },
        { "{\"id\":\"c1\"}",                                                "request is missing" },
        { "{\"id\":\"c1\",\"request\":[]}",                                 "request must be an object" },
        { "{\"id\":\"c1\",\"request\":{}}",                                 "request.principal is missing" },
        { "{\"id\":\"c1\",\"request\":{},\"request\":{}}",                  "request comes twice" },
        { Line().Replace("\"action\"", "\"acton\""),                        "request.acton is unknown" },
        { Line().Replace("\"s3:GetObject\"", "7"),                          "request.action must be a string" },
        { Line(principal: "alice"),                                         "request.principal.arn must be the ARN" },
        { Line(principal: "\\ud800"),                                       "not valid Unicode" },
        { Line().Replace("\"arn\":\"" + Alice + "\"", $"\"arn\":\"{Alice}\",\"federatedBy\":\"{Alice}\""), "only for federated users" },
        { Line(resource: "7"),                                              "request.resource must be an object" },
        { Line(resource: "{\"acount\":\"1\"}"),                             "request.resource.acount is unknown" },
        { Line(context: "\"a\":null"),                                      "request.context.a must be a string" },
        { Line(context: "\"a\":{}"),                                        "request.context.a must be a string" },
        { Line(context: "\"a\":[[]]"),                                      "request.context.a[0] must be a string" },
        { Line(context: "\"a\":\"1\",\"a\":\"2\""),                         "request.context.a comes twice" },
        { Line(context: "\"aws:SourceIp\":\"1\",\"AWS:sourceip\":\"2\""),   "request.context.AWS:sourceip comes twice" },
        { Line(context: "\"\\udc00\":\"1\""),                               "not valid Unicode" },
        { Line("\"identities\":[]"),                                        "policies.identities is unknown" },
        { Line("\"identity\":{}"),                                          "policies.identity must be a list" },
        { Line("\"identity\":[{\"name\":\"p\"}]"),                          "policies.identity[0].document is missing" },
        { Line("\"identity\":[{\"name\":\"p\",\"document\":7}]"),           "policies.identity[0].document must be a policy" },
        { Line("\"identity\":[{\"name\":\"p\",\"document\":{}}]"),          "policies.identity[0].document: $ (line 1, column 1)" },
        { Line("\"identity\":[{\"name\":\"p\",\"document\":\"{\"}]"),       "JSON_SYNTAX_ERROR" },
        { Line("\"identity\":[{\"name\":\"p\",\"file\":\"p.json\"}]"),      "only policy test and policy explain read files" },
        { Line("\"organization\":[{}]"),                                    "policies.organization[0] must be a list" },
        { Line($"\"identity\":[{Named("p", Document("allow"))}]"),          "Effect is \"Allow\" or \"Deny\"" },
        { Line($"\"identity\":[{Named("p", Document(action: "\\ud800"))}]"), "not valid Unicode" },
        { Line($"\"identity\":[{Named("p", Document(more: "\"Resource\":\"*\",\"Resource\":\"*\""))}]"), "comes twice" },
        { Line($"\"identity\":[{Named("p", Document(more: "\"Principal\":\"*\",\"Resource\":\"*\""))}]"), "Principal" },
    };

    [Theory, MemberData(nameof(Decisions))]
    public async Task Decides_by_the_policies_of_the_case(string policies, string context, string decision, string reason)
    {
        var run = await CommandRun.OfAsync(Line(policies, context), "policy", "evaluate");

        Assert.Equal(0, run.ExitCode);
        var answer = JsonNode.Parse(Assert.Single(run.Lines))!;
        Assert.Equal(("c1", decision, reason), ((string?)answer["id"], (string?)answer["decision"], (string?)answer["reason"]));
    }

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_case_that_cannot_be_read_is_an_error_and_the_next_is_read(string line, string words)
    {
        var run = await CommandRun.OfAsync($"{line}\n{Line(id: "2")}\n", "policy", "evaluate");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Lines.Length);
        var (first, second) = (JsonNode.Parse(run.Lines[0])!.AsObject(), JsonNode.Parse(run.Lines[1])!.AsObject());
        Assert.Equal(["id", "error"], first.Select(member => member.Key));
        Assert.Contains(words, (string)first["error"]!, StringComparison.Ordinal);
        Assert.Equal("2", second["id"]!.ToJsonString());
        Assert.Equal(["id", "decision", "reason", "matched"], second.Select(member => member.Key));
    }

    [Fact]
    public async Task The_answer_is_exactly_as_documented()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Allows}]"), "policy", "evaluate");

        Assert.Equal("""{"id":"c1","decision":"Allowed","reason":"IdentityPolicyAllows","matched":[{"policy":"allows","sid":"AllowIt","statement":0}]}""" + "\n", run.Output);
    }

    [Fact]
    public async Task An_explicit_deny_names_every_matching_deny_and_no_allow()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Allows},{Denies}],\"boundary\":[{Allows},{Named("other", Document("Deny"))}]"), "policy", "evaluate");

        Assert.Equal(["denies", "other"], Matched(run));
    }

    [Fact]
    public async Task An_allowed_request_names_every_matching_allow_of_the_type_that_decided()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Allows},{Named("again", Document())}],\"boundary\":[{Named("boundary", Document())}]"), "policy", "evaluate");

        Assert.Equal(["allows", "again"], Matched(run));
    }

    [Fact]
    public async Task An_implicit_deny_names_no_statement() =>
        Assert.Empty(Matched(await CommandRun.OfAsync(Line($"\"identity\":[{Allows}],\"boundary\":[]"), "policy", "evaluate")));

    [Fact]
    public async Task Answers_come_in_the_order_of_the_cases_also_when_their_policies_repeat()
    {
        var lines = Enumerable.Range(0, 500).Select(number => Line(number % 3 == 0 ? $"\"identity\":[{Denies}]" : $"\"identity\":[{Allows}]", id: $"{number}"));
        var run = await CommandRun.OfAsync(string.Join('\n', lines), "policy", "evaluate");

        Assert.Equal(
            Enumerable.Range(0, 500).Select(number => ($"{number}", number % 3 == 0 ? "ExplicitDeny" : "Allowed")),
            run.Lines.Select(line => JsonNode.Parse(line)!).Select(answer => (answer["id"]!.ToJsonString(), (string)answer["decision"]!)));
    }

    [Fact]
    public async Task Blank_lines_and_carriage_returns_do_not_count() =>
        Assert.Equal(2, (await CommandRun.OfAsync($"\n  \r\n{Line()}\r\n\n{Line()}", "policy", "evaluate")).Lines.Length);

    [Fact]
    public async Task Other_members_of_a_case_are_left_to_others() =>
        Assert.Contains("\"decision\"", (await CommandRun.OfAsync(With(Line(), "expect", "\"Allowed\""), "policy", "evaluate")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_document_may_be_a_string() =>
        Assert.Contains("\"Allowed\"", (await CommandRun.OfAsync(Line($"\"identity\":[{Named("p", JsonValue.Create(Document()).ToJsonString())}]"), "policy", "evaluate")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"*\"", "Allowed")]
    [InlineData("null", "Allowed")]
    [InlineData("{}", "Allowed")]
    [InlineData("{\"arn\":\"arn:aws:s3:::b/k\"}", "ImplicitDeny")]
    public async Task A_request_without_a_resource_is_about_everything(string resource, string decision)
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Named("p", Document(more: "\"NotResource\":\"arn:aws:s3:::b/*\""))}]", resource: resource), "policy", "evaluate");

        Assert.Contains($"\"{decision}\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_of_the_resource_says_whether_it_is_another_one()
    {
        var run = await CommandRun.OfAsync(Line($"\"identity\":[{Allows}]", resource: "{\"arn\":\"arn:aws:s3:::b/k\",\"account\":\"999999999999\"}"), "policy", "evaluate");

        Assert.Contains("NoResourcePolicyAllows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trust_policy_is_a_resource_policy_that_names_no_resource()
    {
        var trust = Named("trust", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}}""");
        var run = await CommandRun.OfAsync(Line($"\"resource\":{trust}", action: "sts:AssumeRole", resource: "\"arn:aws:iam::123456789012:role/app\""), "policy", "evaluate");

        Assert.Contains("NoResourcePolicyAllows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_federated_user_may_say_who_made_its_session()
    {
        var federated = "arn:aws:sts::123456789012:federated-user/bob";
        var policies = $"\"session\":[{Allows}],\"resource\":{Named("r", Document(more: $"\"Resource\":\"*\",\"Principal\":{{\"AWS\":\"{Alice}\"}}"))}";
        var line = Line(policies, principal: federated).Replace($"\"{federated}\"", $"\"{federated}\",\"federatedBy\":\"{Alice}\"", StringComparison.Ordinal);
        var run = await CommandRun.OfAsync(line, "policy", "evaluate");

        Assert.Contains("ResourcePolicyAllows", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_not_UTF_8_is_an_error()
    {
        byte[] input = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}\n"u8];
        var run = await CommandRun.OfAsync(input, "policy", "evaluate");

        Assert.Equal("""{"id":null,"error":"This is not UTF-8."}""", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_an_error_and_the_next_is_read()
    {
        var input = new byte[LineReader.MaximumLength + 10];
        input.AsSpan().Fill((byte)'[');
        Encoding.UTF8.GetBytes("\n{}\n").CopyTo(input, input.Length - 4);
        var run = await CommandRun.OfAsync(input, "policy", "evaluate");

        Assert.Equal(2, run.Lines.Length);
        Assert.Contains("longer than", run.Lines[0], StringComparison.Ordinal);
        Assert.Contains("request is missing", run.Lines[1], StringComparison.Ordinal);
    }

    private static string Conditional(string op, string key, string values) =>
        Named("conditional", Document(more: $"\"Resource\":\"*\",\"Condition\":{{\"{op}\":{{\"{key}\":{values}}}}}"));

    private static IEnumerable<string> Matched(CommandRun run) =>
        JsonNode.Parse(Assert.Single(run.Lines))!["matched"]!.AsArray().Select(statement => (string)statement!["policy"]!);
}
