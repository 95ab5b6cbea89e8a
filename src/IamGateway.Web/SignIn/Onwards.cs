using IamGateway.AspNetCore.Authentication;
using IamGateway.Identity.Storage;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Web.SignIn;

/// <summary>Where a browser goes after a second factor.</summary>
internal sealed class Onwards(IDbContextFactory<IdentityDb> database, IamGatewayUrls urls)
{
    /// <summary>To the return URL; through the portal when no account and permission set is chosen yet. The second factor may just have made the choice possible, so the store is asked.</summary>
    public async Task<IResult> FromAsync(HttpContext context, SignedInBrowser browser, CancellationToken cancellationToken)
    {
        await using var identity = await database.CreateDbContextAsync(cancellationToken);
        var hasChosen = await identity.SignInSessions.AnyAsync(session => session.Id == browser.SignInId && session.ActiveSessionId != null, cancellationToken);
        var returnUrl = context.Request.ReturnUrl();
        return new SeeOther(hasChosen ? returnUrl : PageLinks.Portal(context.Request, urls, returnUrl));
    }
}
