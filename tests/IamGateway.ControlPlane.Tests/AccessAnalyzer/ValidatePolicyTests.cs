using System.Net;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.AccessAnalyzer;

public sealed class ValidatePolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Path = "/policy/validation";

    /// <summary>Policy, its type, kind and code of the first finding; null: there is none.</summary>
    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*"}}""", "IDENTITY_POLICY", null, null)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"orders:Get","Resource":"*"}}""", "IDENTITY_POLICY", "ERROR", "INVALID_EFFECT")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}}""", "IDENTITY_POLICY", "SECURITY_WARNING", "PASS_ROLE_WITH_STAR_IN_RESOURCE")]
    [InlineData("""{"Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*"}}""", "IDENTITY_POLICY", "WARNING", "MISSING_VERSION")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["orders:Get","orders:Get"],"Resource":"*"}}""", "IDENTITY_POLICY", "SUGGESTION", "REDUNDANT_ACTION")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*"}}""", "RESOURCE_POLICY", "ERROR", "MISSING_PRINCIPAL")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"orders:Get","Resource":"*"}}""", "SERVICE_CONTROL_POLICY", "ERROR", "SCP_SYNTAX_ERROR_PRINCIPAL")]
    [InlineData("not JSON", "RESOURCE_CONTROL_POLICY", "ERROR", "JSON_SYNTAX_ERROR")]
    public async Task Answers_the_findings_of_the_policys_type(string policy, string type, string? kind, string? code)
    {
        var answer = await ValidateAsync(policy, type);

        Assert.Equal((kind, code), (answer["findings/member/findingType"], answer["findings/member/issueCode"]));
    }

    [Fact]
    public async Task A_trust_policy_is_a_resource_policy_of_a_role()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"orders:Get"}}""";

        var any = await ValidateAsync(Trust, "RESOURCE_POLICY");
        var role = (await gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", Path, new JsonObject { ["policyDocument"] = Trust, ["policyType"] = "RESOURCE_POLICY", ["validatePolicyResourceType"] = "AWS::IAM::AssumeRolePolicyDocument" })).Done();

        Assert.NotEqual(any.All("issueCode"), role.All("issueCode"));
    }

    [Fact]
    public async Task A_finding_points_at_its_place()
    {
        var answer = await ValidateAsync("{\n \"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"orders:Get\",\"Resource\":[\"*\", 5]}]}", "IDENTITY_POLICY");

        Assert.Equal("DATA_TYPE_MISMATCH", answer["findings/member/issueCode"]);
        Assert.Equal(
            ("Statement", "0", "Resource", "1"),
            (answer["findings/member/locations/member/path/member[1]/value"], answer["findings/member/locations/member/path/member[2]/index"], answer["findings/member/locations/member/path/member[3]/value"], answer["findings/member/locations/member/path/member[4]/index"]));
        Assert.Equal(("3", "71", "98"), (answer["findings/member/locations/member/span/start/line"], answer["findings/member/locations/member/span/start/column"], answer["findings/member/locations/member/span/start/offset"]));
        Assert.Equal(("3", "72", "99"), (answer["findings/member/locations/member/span/end/line"], answer["findings/member/locations/member/span/end/column"], answer["findings/member/locations/member/span/end/offset"]));
    }

    [Fact]
    public async Task A_finding_about_a_name_points_at_the_name()
    {
        var answer = await ValidateAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"orders:Get","Resource":"*","Resources":"*"}}""", "IDENTITY_POLICY");

        Assert.Equal(("Statement", "Resources"), (answer["findings/member/locations/member/path/member[1]/value"], answer["findings/member/locations/member/path/member[2]/key"]));
    }

    [Fact]
    public async Task Findings_come_page_by_page()
    {
        const string Policy = """{"Statement":{"Effect":"Allow","Action":["orders:Get","orders:Get"],"Resource":"*"}}""";
        var body = new JsonObject { ["policyDocument"] = Policy, ["policyType"] = "IDENTITY_POLICY" };

        var all = await ValidateAsync(Policy, "IDENTITY_POLICY");
        var first = (await gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", Path + "?maxResults=1", body)).Done();
        var second = (await gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", $"{Path}?maxResults=1&nextToken={first["nextToken"]}", body)).Done();

        Assert.Equal(all.All("issueCode"), [.. first.All("issueCode"), .. second.All("issueCode")]);
        Assert.Null(all["nextToken"]);
    }

    [Fact]
    public async Task Every_host_has_it_behind_the_prefix()
    {
        var body = new JsonObject { ["policyDocument"] = "{}", ["policyType"] = "IDENTITY_POLICY" };

        var answer = (await gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", "/.iam/aws" + Path, body)).Done();

        Assert.Equal("MISSING_STATEMENT", answer["findings/member/issueCode"]);
    }

    [Fact]
    public async Task Errors_have_their_status_their_name_in_a_header_and_their_message_in_the_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("{}") };

        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("MissingAuthenticationTokenException", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Request is missing Authentication Token", JsonNode.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None))!["message"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("GET", "/.iam/aws/policy/validation")]
    [InlineData("POST", "/.iam/aws/policy/unknown")]
    [InlineData("POST", "/.iam/aws/nothing")]
    public async Task A_path_or_method_that_is_no_operation_is_told_so(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);

        Assert.Equal("UnknownOperationException", Assert.Single(response.Headers.GetValues("x-amzn-ErrorType")));
    }

    /// <summary>Tools know more operations than there are here, at paths that are no call's by themselves.</summary>
    [Theory]
    [InlineData("access-analyzer", true)]
    [InlineData("execute-api", false)]
    public async Task A_path_that_is_no_operation_is_told_so_to_who_signs_for_the_service(string service, bool isCall)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/analyzer?type=ACCOUNT");
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAAAAAAAAAAAAAAAAA/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature={new string('0', 64)}");

        using var response = await gateway.Client.SendAsync(request, CancellationToken.None);

        Assert.Equal(isCall, response.Headers.TryGetValues("x-amzn-ErrorType", out var errors) && errors.Single() == "UnknownOperationException");
    }

    private async Task<Answer> ValidateAsync(string policy, string type) =>
        (await gateway.RestAsync(gateway.Admin, "access-analyzer", "POST", Path, new JsonObject { ["policyDocument"] = policy, ["policyType"] = type })).Done();
}
