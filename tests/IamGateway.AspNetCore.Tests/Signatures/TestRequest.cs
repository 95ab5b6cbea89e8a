using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>A request as it is sent: nothing of it is decoded or put in order.</summary>
internal sealed record TestRequest(string Method, string Target, string Body, ImmutableArray<(string Name, string Value)> Headers)
{
    /// <summary>The request that most tests are about.</summary>
    public static TestRequest ListUsers { get; } = new(
        "POST", "/", "Action=ListUsers&Version=2010-05-08", [("Host", "iam.example.com:8443"), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]);

    public byte[] BodyHash => SHA256.HashData(Encoding.UTF8.GetBytes(Body));

    public TestRequest With(string name, string value) => this with { Headers = Headers.Add((name, value)) };

    public TestRequest Without(string name) => this with { Headers = Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    public TestRequest Replace(string name, string value) => Without(name).With(name, value);

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>As a server presents it.</summary>
    public HttpContext ToContext()
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        context.Request.Method = Method;
        foreach (var (name, value) in Headers)
        {
            context.Request.Headers[name] = StringValues.Concat(context.Request.Headers[name], value);
        }

        return context;
    }
}
