using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.SignIn;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.SignIn;

/// <summary>The enrolment page: a new authenticator, proved with two consecutive codes.</summary>
internal static class EnrolmentEndpoints
{
    private const string DefaultDeviceName = "Authenticator";

    public static void MapEnrolment(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageLinks.Enrolment, ShowAsync);
        pages.MapPost(PageLinks.Enrolment, SubmitAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, CallerAuthenticator callers, SecondFactor secondFactor, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return new SeeOther(PageLinks.Returning(PageLinks.SignIn, Self(context)));
        if (await secondFactor.BeginEnrolmentAsync(context, cancellationToken) is { } enrolment)
            return Page<EnrolmentForm>.Of<EnrolmentPage>(Form(context, enrolment.Uri, enrolment.Sealed));

        // Refused for one of two reasons: a device of before that this session has not proved, or a sign-in that is too old.
        var hasUnprovedDevice = browser.MfaAt is null && await secondFactor.HasDeviceAsync(context, cancellationToken);
        return new SeeOther(hasUnprovedDevice ? PageLinks.Returning(PageLinks.SecondFactor, Self(context)) : PageLinks.SignInAfresh(Self(context)));
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, CallerAuthenticator callers, SecondFactor secondFactor, Onwards onwards, CancellationToken cancellationToken)
    {
        if ((await callers.AuthenticateAsync(context)).Browser is not { } browser)
            return new SeeOther(PageLinks.Returning(PageLinks.SignIn, Self(context)));
        if (context.Request.Field("enrolment") is not { Length: > 0 } sealedSeed || context.Request.Field("uri") is not { } uri || !EnrolmentUri.IsOne(uri))
            return new SeeOther(Self(context));

        var form = Form(context, uri, sealedSeed);
        var step = await secondFactor.EnrolAsync(context, sealedSeed, form.DeviceName, context.Request.Code("code"), context.Request.Code("code2"), cancellationToken);
        return step.Outcome switch
        {
            SignInOutcome.Succeeded => await onwards.FromAsync(context, browser, cancellationToken),
            SignInOutcome.SignInAgain => new SeeOther(PageLinks.SignInAfresh(Self(context))),
            SignInOutcome.NameRefused => Page<EnrolmentForm>.Of<EnrolmentPage>(form with { IsNameRefused = true, Problem = "Give the device another name: you have one of this name, or the name has signs that cannot be shown." }),
            _ => Page<EnrolmentForm>.Of<EnrolmentPage>(form with { Problem = StepText.Of(step, "The codes do not fit. Wait until a new one shows, enter it, then enter the one after it.") }, StepText.Status(context, step)),
        };
    }

    private static EnrolmentForm Form(HttpContext context, string uri, string sealedSeed) => new()
    {
        ReturnUrl = context.Request.ReturnUrl(),
        Uri = uri,
        Sealed = sealedSeed,
        DeviceName = context.Request.Field("deviceName")?.Trim() is { Length: > 0 and <= 64 } name ? name : DefaultDeviceName,
    };

    private static string Self(HttpContext context) => PageLinks.Returning(PageLinks.Enrolment, context.Request.ReturnUrl());
}
