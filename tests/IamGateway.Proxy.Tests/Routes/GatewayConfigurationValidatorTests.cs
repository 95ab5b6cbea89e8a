using IamGateway.Proxy.Routes;
using IamGateway.Proxy.Tests.Fixtures;

namespace IamGateway.Proxy.Tests.Routes;

public sealed class GatewayConfigurationValidatorTests
{
    private const string Route = "ReverseProxy:Routes:public";
    private const string Action = "IamGateway:Services:orders:Actions:1";

    /// <summary>What is replaced in a good configuration, by what, and the path of the one problem it makes.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "\"Actions\": [", "\"Actons\": [], \"Actions\": [", "IamGateway:Services:orders:Actons" },
        { "\"orders\": {\n        \"Actions\"", "\"Orders_\": {\n        \"Actions\"", "IamGateway:Services:Orders_" },
        { "\"Actions\": [", "\"Account\": \"123\", \"Actions\": [", "IamGateway:Services:orders:Account" },
        { "\"Actions\": [", "\"Region\": \"Here!\", \"Actions\": [", "IamGateway:Services:orders:Region" },
        { "\"AccessLevel\": \"Read\"", "\"AccessLevel\": \"Reading\"", $"{Action}:AccessLevel" },
        { "\"AccessLevel\": \"Read\"", "\"AccesLevel\": \"Read\"", $"{Action}:AccesLevel" },
        { "\"Action\": \"orders:GetOrder\"", "\"Action\": \"orders:Get*\"", $"{Action}:Action" },
        { "\"Action\": \"orders:GetOrder\",", "", $"{Action}:Action" },
        { "/orders/{id}\"", "/orders/{id?}\"", $"{Action}:Path" },
        { "/orders/{id}\"", "/orders/{nr}\"", $"{Action}:Resource" },
        { "\"Method\": \"GET\", \"Path\": \"/orders/{id}\"", "\"Method\": \"get\", \"Path\": \"/orders/{id}\"", $"{Action}:Method" },
        { "\"orders:Status\": \"query.status\"", "\"orders:Status\": \"body.status\"", $"{Action}:ContextKeys:orders:Status" },
        { "\"orders:Status\": \"query.status\"", "\"aws:SourceIp\": \"query.ip\"", $"{Action}:ContextKeys:aws:SourceIp" },
        { "\"orders:Status\": \"query.status\"", "\"Status\": \"query.status\"", $"{Action}:ContextKeys:Status" },
        { "\"Method\": \"POST\", \"Path\": \"/orders\"", "\"Method\": \"GET\", \"Path\": \"/orders/{nr}\"", "IamGateway:Services:orders:Actions:2" },
        { "\"IamGateway\": {", "\"IamGateway\": { \"KnownProxies\": [ \"::1\", \"my-proxy\" ],", "IamGateway:KnownProxies:1" },
        { "\"IamGateway\": {", "\"IamGateway\": { \"KnownProxies\": \"10.0.0.1\",", "IamGateway:KnownProxies" },
        { "\"IamGateway.Service\": \"orders\"", "\"IamGateway.Service\": \"order\"", "ReverseProxy:Routes:orders:Metadata:IamGateway.Service" },
        { "\"IamGateway.Service\": \"orders\"", "\"IamGateway.Sevice\": \"orders\"", "ReverseProxy:Routes:orders:Metadata:IamGateway.Sevice" },
        { "\"public\": {", "\"public\": { \"AuthorizationPolicy\": \"Anonymous\",", $"{Route}:AuthorizationPolicy" },
        { "\"public\": {", "\"public\": { \"AuthorizationPolicy\": \"Default\",", $"{Route}:AuthorizationPolicy" },
        { "\"public\": {", "\"public\": { \"CorsPolicy\": \"Disable\",", $"{Route}:CorsPolicy" },
        { "\"public\": {", "\"public\": { \"Timeout\": \"00:00:10\",", $"{Route}:Timeout" },
        { "\"public\": {", "\"public\": { \"Host\": \"app.test\",", $"{Route}:Host" },
        { "{ \"Path\": \"/public/{**rest}\" }", "{ \"Path\": \"/public/{**rest}\", \"Host\": [ \"app.test\" ] }", $"{Route}:Match:Host" },
        { "{ \"Path\": \"/public/{**rest}\" }", "{ \"Path\": \"/public/{**rest\" }", Route },
        { "\"public\": { \"ClusterId\": \"app\"", "\"public\": { \"ClusterId\": \"ap\"", $"{Route}:ClusterId" },
        { "\"public\": { \"ClusterId\": \"app\",", "\"public\": {", $"{Route}:ClusterId" },
        { "\"public\": {", "\"pub lic\": {", "ReverseProxy:Routes:pub lic" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"PathSet\": \"/admin\" } ],", $"{Route}:Transforms:0:PathSet" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"PathPattern\": \"/admin/{rest}\" } ],", $"{Route}:Transforms:0:PathPattern" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"PathPrefix\": \"/a/../b\" } ],", $"{Route}:Transforms:0:PathPrefix" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"PathRemovePrefix\": \"/Public\" } ],", $"{Route}:Transforms:0:PathRemovePrefix" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"HttpMethodChange\": \"GET\", \"Set\": \"DELETE\" } ],", $"{Route}:Transforms:0:HttpMethodChange" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"RequestHeaderRouteValue\": \"X-User\", \"Set\": \"rest\" } ],", $"{Route}:Transforms:0:RequestHeaderRouteValue" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"RequestHeader\": \"X-IamGateway-Identity\", \"Set\": \"root\" } ],", $"{Route}:Transforms:0:RequestHeader" },
        { "\"public\": {", "\"public\": { \"Transforms\": [ { \"PathRemovePrefx\": \"/public\" } ],", Route },
        { "\"app\": {", "\"app\": { \"LoadBalancingPolicy\": \"Best\",", "ReverseProxy:Clusters:app" },
        { "\"app\": {", "\"app\": { \"LoadBalancing\": \"Random\",", "ReverseProxy:Clusters:app:LoadBalancing" },
        { "\"app\": {", "\"app\": { \"SessionAffinity\": { \"Enabled\": true, \"Policy\": \"HashCookie\", \"AffinityKeyName\": \"k\" },", "ReverseProxy:Clusters:app:SessionAffinity:Policy" },
        { "{ \"Address\":", "{ \"Adress\": \"http://127.0.0.1:5000/\", \"Address\":", "ReverseProxy:Clusters:app:Destinations:one:Adress" },
        { "\"public\": {", "\"public\": { \"Order\": -1,", $"{Route}:Order" },
        { "/public/{**rest}\" }", "/.iam/{**rest}\" }", $"{Route}:Match:Path" },
        { "/public/{**rest}\" }", "/.IAM/whoami\" }", $"{Route}:Match:Path" },
        { "\"public\": {", "\"public\": { \"Order\": \"first\",", "ReverseProxy" },
        { "\"public\": {", "\"public\": { \"Order\": \"99999999999\",", "ReverseProxy" },
        { "\"ReverseProxy\": {", "\"ReverseProxy\": { \"Route\": {},", "ReverseProxy:Route" },
    };

    [Fact]
    public void A_good_configuration_has_no_problem()
    {
        Assert.Empty(GatewayConfigurationValidator.Validate(ChangingConfiguration.Of(Good)));
        Assert.Empty(GatewayConfigurationValidator.Validate(ChangingConfiguration.Of("{}")));
    }

    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_is_reported_under_its_path(string old, string replacement, string path)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        var first = Good.IndexOf(old, StringComparison.Ordinal);
        var problems = GatewayConfigurationValidator.Validate(ChangingConfiguration.Of(Good[..first] + replacement + Good[(first + old.Length)..]));
        Assert.Contains(problems, problem => problem.StartsWith(path + ": ", StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var bad = Good.Replace("\"orders:GetOrder\"", "\"GetOrder\"", StringComparison.Ordinal)
            .Replace("\"IamGateway\": {", "\"IamGateway\": { \"KnownProxies\": [ \"x\" ],", StringComparison.Ordinal)
            .Replace("\"public\": {", "\"public\": { \"AuthorizationPolicy\": \"Anonymous\",", StringComparison.Ordinal)
            .Replace("\"admin\": { \"ClusterId\": \"app\"", "\"admin\": { \"ClusterId\": \"none\"", StringComparison.Ordinal);
        var problems = GatewayConfigurationValidator.Validate(ChangingConfiguration.Of(bad));
        Assert.Equal(
            ["IamGateway:KnownProxies:0", $"{Action}:Action", "ReverseProxy:Routes:admin:ClusterId", $"{Route}:AuthorizationPolicy"],
            problems.Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    private static string Good => Configurations.Usual.Replace("UPSTREAM", "http://127.0.0.1:5000/", StringComparison.Ordinal);
}
