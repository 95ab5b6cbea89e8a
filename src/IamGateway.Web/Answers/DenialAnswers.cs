using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Federation.SignIn;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.Answers;

/// <summary>Makes the page of a denial from its record.</summary>
internal static class DenialAnswers
{
    /// <param name="browser">The sign-in of the request; null: nobody is signed in.</param>
    public static Denial Of(HttpRequest request, DecisionRecord denied, SignedInBrowser? browser, IamGatewayUrls urls)
    {
        var isAnonymous = denied.Caller.IsAnonymous;
        var isRepeatable = HttpMethods.IsGet(denied.Method) || HttpMethods.IsHead(denied.Method);
        var returnUrl = isRepeatable ? ReturnUrl.OrRoot(denied.Path + request.QueryString.ToUriComponent()) : "/";

        return new()
        {
            Why = DenialText.Why(denied, isSignedIn: browser is not null || !isAnonymous),
            Method = denied.Method,
            Path = denied.Path,
            DecisionId = denied.Id,
            Action = isAnonymous ? null : (denied.Target.Action, DenialText.InWords(denied.Target.Action)),
            Resource = isAnonymous ? null : denied.Target.Resource,
            Principal = isAnonymous ? null : denied.Caller.Arn,
            DecidedBy = DenialText.DecidedBy(denied),
            VerifyAt = denied.NeedsMfa && !isAnonymous ? PageLinks.Returning(PageLinks.SecondFactor, returnUrl) : null,
            SignInAt = isAnonymous && browser is null ? PageLinks.Returning(PageLinks.SignIn, returnUrl) : null,
            PortalAt = isRepeatable ? PageLinks.Portal(request, urls, returnUrl) : PageLinks.Portal(request, urls),
            IsRepeatable = isRepeatable,
        };
    }
}
