using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.SignIn;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.SignIn;

/// <summary>The second-factor page: at a sign-in, and whenever a policy asks for it.</summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageLinks.SecondFactor, ShowAsync);
        pages.MapPost(PageLinks.SecondFactor, SubmitAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, CallerAuthenticator callers, SecondFactor secondFactor, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return SignInFirst(context);
        return Page<SecondFactorForm>.Of<SecondFactorPage>(Form(context, browser, await secondFactor.HasDeviceAsync(context, cancellationToken)));
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, CallerAuthenticator callers, SecondFactor secondFactor, Onwards onwards, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return SignInFirst(context);
        var form = Form(context, browser, await secondFactor.HasDeviceAsync(context, cancellationToken));
        if (!form.HasDevice)
            return Page<SecondFactorForm>.Of<SecondFactorPage>(form);

        var step = await secondFactor.VerifyAsync(context, context.Request.Code("code"), cancellationToken);
        return step.Outcome switch
        {
            SignInOutcome.Succeeded => await onwards.FromAsync(context, browser, cancellationToken),
            SignInOutcome.SignInAgain => new SeeOther(PageLinks.SignInAfresh(PageLinks.Returning(PageLinks.SecondFactor, form.ReturnUrl))),
            _ => Page<SecondFactorForm>.Of<SecondFactorPage>(form with { Problem = StepText.Of(step, "The code is wrong or was used already. Wait for the next one.") }, StepText.Status(context, step)),
        };
    }

    private static SecondFactorForm Form(HttpContext context, SignedInBrowser browser, bool hasDevice) =>
        new() { ReturnUrl = context.Request.ReturnUrl(), DisplayName = browser.DisplayName, HasDevice = hasDevice };

    private static SeeOther SignInFirst(HttpContext context) =>
        new(PageLinks.Returning(PageLinks.SignIn, PageLinks.Returning(PageLinks.SecondFactor, context.Request.ReturnUrl())));
}
