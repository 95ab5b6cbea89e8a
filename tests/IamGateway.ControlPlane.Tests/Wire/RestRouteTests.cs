using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Tests.Wire;

public sealed class RestRouteTests
{
    private static readonly RestRoute Route = RestRoute.Of("GET /analyzer/{AnalyzerName}/rules?maxResults={MaxResults}&nextToken={NextToken}");

    [Theory]
    [InlineData("GET", "/analyzer/one/rules", true)]
    [InlineData("GET", "/analyzer/a%2Fb/rules", true)]
    [InlineData("POST", "/analyzer/one/rules", false)]
    [InlineData("GET", "/analyzer//rules", false)]
    [InlineData("GET", "/analyzer/one/rules/", false)]
    [InlineData("GET", "/analyzer/one", false)]
    [InlineData("GET", "/Analyzer/one/rules", false)]
    [InlineData("GET", "/", false)]
    public void A_route_matches_method_and_form_of_the_path(string method, string path, bool matches) => Assert.Equal(matches, Route.Matches(method, path));

    [Fact]
    public void Members_come_from_path_and_query_and_not_from_a_body_that_has_them_too()
    {
        var members = new JsonObject { ["MaxResults"] = 99, ["NextToken"] = "body", ["Other"] = "kept" };

        Route.AddTo(members, "/analyzer/a%2Fb/rules", "?maxResults=5&X-Amz-Date=x");

        Assert.Equal("""{"Other":"kept","AnalyzerName":"a/b","MaxResults":"5"}""", members.ToJsonString());
    }

    [Fact]
    public void A_parameter_that_is_given_twice_is_refused() =>
        Assert.Equal(ErrorCode.MalformedInput, Assert.Throws<ApiException>(() => Route.AddTo([], "/analyzer/a/rules", "?maxResults=5&maxResults=6")).Code);
}
