using IamGateway.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Decides one HTTP request: gathers the context, evaluates, finds out whether a second factor would help, and records.</summary>
public sealed class RequestAuthorizer
{
    /// <summary>Decides and records. Never throws: what fails is a deny.</summary>
    public ValueTask<DecisionRecord> AuthorizeAsync(HttpContext context, AuthenticatedRequest authenticated, AccessTarget target) =>
        throw new NotSupportedException();
}
