using IamGateway.Proxy.Services;

namespace IamGateway.Proxy.Tests.Services;

public sealed class TemplateTests
{
    private static readonly ResourceOwner Owner = new("123456789012", "us-east-1");

    [Theory]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("/orders/")]
    [InlineData("/orders//x")]
    [InlineData("/../x")]
    [InlineData("/a;b")]
    [InlineData("/%41")]
    [InlineData("/x{id}")]
    [InlineData("/{id}.json")]
    [InlineData("/{id:int}")]
    [InlineData("/{id?}")]
    [InlineData("/{*rest}")]
    [InlineData("/{}")]
    [InlineData("/{id}/{id}")]
    [InlineData("/{account}")]
    [InlineData("/{**rest}/x")]
    [InlineData("/{1}/{a}/{b}")]
    public void A_path_that_would_not_do_what_it_says_is_refused(string path) => Assert.NotNull(PathTemplate.Parse(path, out _));

    [Theory]
    [InlineData("")]
    [InlineData("order/{id}")]
    [InlineData("arn:aws:orders")]
    [InlineData("arn:aws:orders:::")]
    [InlineData("arn:aws:orders:::order/*")]
    [InlineData("arn:aws:orders:::order/{other}")]
    [InlineData("arn:aws:orders:::order/{id")]
    [InlineData("arn:aws:orders:::order/id}")]
    [InlineData("arn:aws:orders:::order/${id}")]
    [InlineData("arn:aws:orders:{id}::order/1")]
    [InlineData("arn:aws:{id}:::order/1")]
    public void A_resource_that_would_be_ambiguous_is_refused(string resource)
    {
        Assert.Null(PathTemplate.Parse("/orders/{id}", out var path));
        Assert.NotNull(ResourceTemplate.Parse(resource, path, Owner, out _));
    }

    [Fact]
    public void Templates_of_one_shape_match_the_same_paths()
    {
        Assert.Null(PathTemplate.Parse("/a/{x}/{**y}", out var one));
        Assert.Null(PathTemplate.Parse("/a/{id}/{**rest}", out var other));
        Assert.Equal(one.Shape, other.Shape);
        Assert.Equal(["x", "y"], one.Parameters.AsEnumerable());
    }
}
