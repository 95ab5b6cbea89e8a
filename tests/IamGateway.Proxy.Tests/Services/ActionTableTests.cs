using IamGateway.Proxy.Services;

namespace IamGateway.Proxy.Tests.Services;

public sealed class ActionTableTests
{
    private static readonly ResourceOwner Owner = new("123456789012", "eu-central-1");

    private static readonly ActionTable Table = new(
        "t",
        Owner,
        [
            Entry("GET", "/", "t:Home", "*"),
            Entry("GET", "/orders", "t:List", "*"),
            Entry("*", "/orders", "t:Other", "*"),
            Entry("GET", "/orders/{id}", "t:Get", "arn:aws:t:{region}:{account}:order/{id}"),
            Entry("DELETE", "/orders/{id}", "t:Delete", "arn:aws:t:{region}:{account}:order/{id}"),
            Entry("GET", "/orders/new", "t:New", "*"),
            Entry("GET", "/orders/{id}/lines/{line}", "t:Line", "arn:aws:t:::order/{id}/line/{line}"),
            Entry("GET", "/orders/new/{kind}/x", "t:Kind", "arn:aws:t:::kind/{kind}"),
            Entry("GET", "/files/{**rest}", "t:File", "arn:aws:t:::file/{rest}"),
            Entry("GET", "/files/{name}", "t:OneFile", "arn:aws:t:::one/{name}"),
            Entry("GET", "/{any}/secret", "t:Secret", "arn:aws:t:::secret/{any}"),
        ]);

    [Theory]
    [InlineData("GET", "/", "t:Home", "*")]
    [InlineData("GET", "/orders", "t:List", "*")]
    [InlineData("POST", "/orders", "t:Other", "*")]
    [InlineData("HEAD", "/orders", "t:List", "*")]                                               // as GET, before '*'
    [InlineData("GET", "/orders/7", "t:Get", "arn:aws:t:eu-central-1:123456789012:order/7")]
    [InlineData("GET", "/orders/new", "t:New", "*")]                                             // a literal beats a parameter
    [InlineData("DELETE", "/orders/new", "t:Delete", "arn:aws:t:eu-central-1:123456789012:order/new")]   // … unless its method does not fit
    [InlineData("GET", "/orders/new/lines/2", "t:Line", "arn:aws:t:::order/new/line/2")]         // back from a literal that leads nowhere
    [InlineData("GET", "/orders/7/lines/a:b", "t:Line", "arn:aws:t:::order/7/line/a:b")]
    [InlineData("GET", "/orders/*", "t:Get", "arn:aws:t:eu-central-1:123456789012:order/*")]     // text, not a pattern: it is the request's side
    [InlineData("GET", "/orders/${aws:username}", "t:Get", "arn:aws:t:eu-central-1:123456789012:order/${aws:username}")]
    [InlineData("GET", "/files/a/b/c", "t:File", "arn:aws:t:::file/a/b/c")]
    [InlineData("GET", "/files/a", "t:OneFile", "arn:aws:t:::one/a")]
    [InlineData("GET", "/files/", "t:File", "arn:aws:t:::file/")]
    [InlineData("GET", "/files", "t:File", "arn:aws:t:::file/")]
    [InlineData("GET", "/orders/secret", "t:Get", "arn:aws:t:eu-central-1:123456789012:order/secret")]
    [InlineData("GET", "/x/secret", "t:Secret", "arn:aws:t:::secret/x")]
    public void Finds_the_most_specific_row(string method, string path, string action, string resource)
    {
        var values = new Range[PathTemplate.MaxParameters];
        var entry = Table.Find(method, path, values);
        Assert.NotNull(entry);
        Assert.Equal((action, resource), (entry.Action, entry.Resource.Fill(path, values)));
    }

    [Theory]
    [InlineData("PUT", "/orders/7")]
    [InlineData("GET", "/ORDERS/7")]
    [InlineData("GET", "/orders/")]
    [InlineData("GET", "/orders/7/")]
    [InlineData("GET", "/orders/7/lines")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/files/a")]
    public void What_no_row_fits_is_unmapped(string method, string path) => Assert.Null(Table.Find(method, path, new Range[PathTemplate.MaxParameters]));

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        ActionEntry[] rows = [Entry("GET", "/a/{x}", "t:A", "*"), Entry("GET", "/{x}/b", "t:B", "*"), Entry("GET", "/{**x}", "t:C", "*"), Entry("*", "/a/b", "t:D", "*")];
        var values = new Range[PathTemplate.MaxParameters];
        foreach (var table in new[] { new ActionTable("t", Owner, rows), new ActionTable("t", Owner, rows.Reverse()) })
        {
            Assert.Equal(["t:D", "t:A", "t:B", "t:C"], new[] { "/a/b", "/a/c", "/c/b", "/c" }.Select(path => table.Find("GET", path, values)!.Action));
        }
    }

    private static ActionEntry Entry(string method, string path, string action, string resource)
    {
        Assert.Null(PathTemplate.Parse(path, out var template));
        Assert.Null(ResourceTemplate.Parse(resource, template, Owner, out var filled));
        return new ActionEntry { Method = method, Path = template, Action = action, Resource = filled };
    }
}
