using IamGateway.AspNetCore.Authentication;
using IamGateway.Federation.Oidc;
using IamGateway.Federation.Providers;
using IamGateway.Federation.SignIn;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Web.SignIn;

/// <summary>The sign-in page: a password here, or an identity provider.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(PageLinks.SignIn, ShowAsync);
        pages.MapPost(PageLinks.SignIn, SubmitAsync);
    }

    /// <summary>Shown to people who are signed in too, and never sends them on by itself: whatever sent them here may do so again.</summary>
    private static async Task<IResult> ShowAsync(HttpContext context, CallerAuthenticator callers, IdentityProviders providers, IamGatewayUrls urls)
    {
        var form = Form(context, providers);
        var browser = (await callers.AuthenticateAsync(context)).Browser;
        return Page<SignInForm>.Of<SignInPage>(form with
        {
            Problem = context.Request.Field("error") is { } error ? SignInErrorText.Of(error) : null,
            Note = Reason(context.Request.Field("reason")),
            Account = AccountInLink(context.Request.Field("account")),
            SignedInAs = browser?.DisplayName,
            ContinueAt = browser?.Caller is null ? PageLinks.Portal(context.Request, urls, form.ReturnUrl) : form.ReturnUrl,
        });
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, PasswordSignIn passwords, IdentityProviders providers, CancellationToken cancellationToken)
    {
        var form = Form(context, providers) with
        {
            UserName = context.Request.Field("username")?.Trim(),
            Account = context.Request.Field("account")?.Trim() is { Length: > 0 } account ? account : null,
        };
        var password = context.Request.Field("password");
        if (form.UserName is not { Length: > 0 and <= 256 } || password is not { Length: > 0 })
            return Page<SignInForm>.Of<SignInPage>(form with { UserName = null, Problem = "Enter your user name and your password." });

        var step = await passwords.SignInAsync(context, form.Account, form.UserName, password, cancellationToken);
        return step.Outcome switch
        {
            SignInOutcome.Succeeded => new SeeOther(step.MfaDue ? PageLinks.Returning(PageLinks.SecondFactor, form.ReturnUrl) : form.ReturnUrl),
            SignInOutcome.PasswordExpired => new SeeOther(PageLinks.Returning(PageLinks.PasswordChange, form.ReturnUrl)),
            _ => Page<SignInForm>.Of<SignInPage>(form with { Problem = StepText.Of(step, "The user name or the password is wrong.") }, StepText.Status(context, step)),
        };
    }

    private static SignInForm Form(HttpContext context, IdentityProviders providers) => new()
    {
        ReturnUrl = context.Request.ReturnUrl(),
        Host = context.Request.Host.Value ?? "",
        Providers = providers.All,
    };

    private static string? Reason(string? reason) => reason switch
    {
        "fresh" => "Please sign in again first: this step needs a sign-in of the last five minutes.",
        "password-late" => "That took too long, or the password is another one by now. Sign in again.",
        "password-set" => "Your password is set. Sign in with it.",
        _ => null,
    };

    private static string? AccountInLink(string? account) =>
        account is { Length: > 0 and <= 64 } && account.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? account : null;
}
