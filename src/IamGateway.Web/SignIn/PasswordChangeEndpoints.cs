using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.SignIn;

/// <summary>The page on which an IAM user exchanges a password that has expired or was given to be exchanged, between the old password and the sign-in.</summary>
internal static class PasswordChangeEndpoints
{
    public static void MapPasswordChange(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageLinks.PasswordChange, ShowAsync);
        pages.MapPost(PageLinks.PasswordChange, SubmitAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, PasswordChange change, CancellationToken cancellationToken) =>
        await change.FindAsync(context, cancellationToken) is { } subject ? Page<PasswordChangeForm>.Of<PasswordChangePage>(Form(context, subject)) : SignInAgain(context);

    private static async Task<IResult> SubmitAsync(HttpContext context, PasswordChange change, CancellationToken cancellationToken)
    {
        if (await change.FindAsync(context, cancellationToken) is not { } subject)
            return SignInAgain(context);

        var form = Form(context, subject);
        var password = context.Request.Field("password") ?? "";
        if (password != context.Request.Field("password2"))
            return Page<PasswordChangeForm>.Of<PasswordChangePage>(form with { Problem = "The two passwords differ." });
        try
        {
            var step = await change.ChangeAsync(context, context.Request.Code("code"), password, cancellationToken);
            return step.Outcome switch
            {
                SignInOutcome.Succeeded => new SeeOther($"{PageLinks.Returning(PageLinks.SignIn, form.ReturnUrl)}&reason=password-set&account={subject.AccountId}"),
                SignInOutcome.SignInAgain => SignInAgain(context),
                _ => Page<PasswordChangeForm>.Of<PasswordChangePage>(
                    form with { IsCodeWrong = true, Problem = StepText.Of(step, "The code is wrong or was used already. Wait for the next one.") }, StepText.Status(context, step)),
            };
        }
        catch (PasswordRefusedException refused)
        {
            // A code that was right is not asked for again.
            var again = await change.FindAsync(context, cancellationToken) ?? subject;
            return Page<PasswordChangeForm>.Of<PasswordChangePage>(Form(context, again) with { Problem = refused.Message });
        }
    }

    private static PasswordChangeForm Form(HttpContext context, PasswordChangeSubject subject) =>
        new() { ReturnUrl = context.Request.ReturnUrl(), UserName = subject.UserName, NeedsCode = subject.NeedsCode };

    private static SeeOther SignInAgain(HttpContext context) => new($"{PageLinks.Returning(PageLinks.SignIn, context.Request.ReturnUrl())}&reason=password-late");
}
