using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Answers a denied request in the form that fits its caller: a page, a redirect to sign-in or to the second factor, ProblemDetails, AWS's error or a gRPC status.</summary>
public sealed class DenialAnswer
{
    /// <summary>Writes the whole response.</summary>
    public Task WriteAsync(HttpContext context, DecisionRecord denied) => throw new NotSupportedException();
}
