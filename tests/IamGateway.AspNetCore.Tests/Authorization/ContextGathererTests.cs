using System.Net;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Tests.Authorization;

public sealed class ContextGathererTests
{
    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string, Caller, string, string?> Keys => new()
    {
        { "a role session",            The.Alice,        "aws:PrincipalType",           "AssumedRole" },
        { "a role session",            The.Alice,        "aws:PrincipalArn",            The.Alice.PrincipalArn },       // the role, not the session
        { "a role session",            The.Alice,        "aws:PrincipalAccount",        The.Account },
        { "a role session",            The.Alice,        "aws:userid",                  "AROAEXAMPLEROLEID:alice" },
        { "a role session",            The.Alice,        "aws:username",                null },
        { "a role session",            The.Alice,        "aws:PrincipalTag/team",       "orders" },
        { "a role session",            The.Alice,        "aws:PrincipalTag/other",      null },
        { "a role session",            The.Alice,        "aws:TokenIssueTime",          "2026-01-05T09:00:00Z" },
        { "a role session",            The.Alice,        "aws:MultiFactorAuthPresent",  "false" },
        { "a role session",            The.Alice,        "aws:MultiFactorAuthAge",      null },
        { "with a second factor",      The.AliceWithMfa, "aws:MultiFactorAuthPresent",  "true" },
        { "with a second factor",      The.AliceWithMfa, "aws:MultiFactorAuthAge",      "120" },
        { "an IAM user",               The.Bob,          "aws:username",                "bob" },
        { "an IAM user",               The.Bob,          "aws:PrincipalType",           "User" },
        { "an IAM user",               The.Bob,          "aws:userid",                  "AIDAEXAMPLEUSERID" },
        { "nobody",                    Caller.Anonymous, "aws:PrincipalType",           "Anonymous" },
        { "nobody",                    Caller.Anonymous, "aws:PrincipalAccount",        "anonymous" },
        { "nobody",                    Caller.Anonymous, "aws:userid",                  "anonymous" },
        { "nobody",                    Caller.Anonymous, "aws:PrincipalArn",            null },
        { "nobody",                    Caller.Anonymous, "aws:MultiFactorAuthPresent",  null },
        { "nobody",                    Caller.Anonymous, "aws:TokenIssueTime",          null },
        { "nobody",                    Caller.Anonymous, "aws:username",                null },
        { "any request",               The.Alice,        "aws:CurrentTime",             "2026-01-05T09:00:00Z" },
        { "any request",               The.Alice,        "aws:EpochTime",               "1767603600" },
        { "any request",               The.Alice,        "aws:SourceIp",                "192.0.2.9" },
        { "any request",               The.Alice,        "aws:SecureTransport",         "false" },
        { "any request",               The.Alice,        "aws:UserAgent",               "curl/8" },
        { "any request",               The.Alice,        "aws:ViaAWSService",           "false" },
        { "any request",               The.Alice,        "aws:RequestedRegion",         "us-east-1" },
        { "any request",               The.Alice,        "aws:ResourceAccount",         The.Account },
    };

    [Theory, MemberData(nameof(Keys))]
    public void Each_key_is_there_for_those_it_is_for(string who, Caller caller, string key, string? value) =>
        Assert.True(value == Gather(caller).Find(ContextKey.Of(key)), $"{who}: {key} is {Gather(caller).Find(ContextKey.Of(key))}");

    [Fact]
    public void The_keys_of_a_service_are_there_beside_the_global_ones()
    {
        var target = The.Order with { ContextKeys = [new(ContextKey.Of("orders:Region"), "emea")] };
        Assert.Equal("emea", Gather(The.Alice, target).Find(ContextKey.Of("orders:Region")));
    }

    [Theory]
    [InlineData("aws:SourceIp", "192.0.2.9")]
    [InlineData("AWS:sourceip", "192.0.2.9")]
    [InlineData("aws:MultiFactorAuthPresent", "false")]
    [InlineData("aws:MultiFactorAuthAge", null)]                // absent, and stays so
    [InlineData("aws:PrincipalTag/admin", null)]
    [InlineData("Aws:username", null)]
    public void A_service_s_key_never_passes_for_a_global_one(string key, string? value)
    {
        var target = The.Order with { ContextKeys = [new(ContextKey.Of(key), "0")] };
        Assert.Equal(value, Gather(The.Alice, target).Find(ContextKey.Of(key)));
    }

    [Fact]
    public void Time_goes_on()
    {
        var gatherer = new ContextGatherer(_clock);
        var context = new RequestContext();
        gatherer.Gather(context, Request().Request, The.AliceWithMfa, The.Order, "192.0.2.9");
        _clock.Advance(TimeSpan.FromSeconds(61));
        context.Clear();
        gatherer.Gather(context, Request().Request, The.AliceWithMfa, The.Order, "192.0.2.9");
        Assert.Equal("2026-01-05T09:01:01Z", context.Find(GlobalContextKeys.CurrentTime));
        Assert.Equal("181", context.Find(GlobalContextKeys.MultiFactorAuthAge));
    }

    [Fact]
    public void Transport_is_secure_over_TLS()
    {
        var request = Request().Request;
        request.Scheme = "https";
        var context = new RequestContext();
        new ContextGatherer(_clock).Gather(context, request, The.Alice, The.Order, "192.0.2.9");
        Assert.Equal("true", context.Find(GlobalContextKeys.SecureTransport));
    }

    [Theory]
    [InlineData("192.0.2.9", "192.0.2.9")]
    [InlineData("::ffff:192.0.2.9", "192.0.2.9")]
    [InlineData("2001:DB8:0::1", "2001:db8::1")]
    [InlineData("fe80::1%7", "fe80::1")]
    [InlineData("::1", "::1")]
    public void An_address_has_one_form(string address, string form)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        Assert.Equal(form, ContextGatherer.SourceIp(context));
    }

    private RequestContext Gather(Caller caller, AccessTarget? target = null)
    {
        var context = new RequestContext();
        new ContextGatherer(_clock).Gather(context, Request().Request, caller, target ?? The.Order, "192.0.2.9");
        return context;
    }

    private static DefaultHttpContext Request()
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Headers.UserAgent = "curl/8";
        return context;
    }
}
