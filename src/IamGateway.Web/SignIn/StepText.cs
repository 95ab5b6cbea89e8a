using System.Globalization;
using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Web.SignIn;

/// <summary>Says why a step of a sign-in did not succeed.</summary>
internal static class StepText
{
    /// <param name="refused">What to say to a wrong name, password or code: never which.</param>
    public static string Of(SignInStep step, string refused) => step.Outcome switch
    {
        SignInOutcome.Locked => $"Too many attempts failed. Try again {When(step)}.",
        SignInOutcome.AdministratorNeeded => "Your password has expired. Ask your administrator for a new one.",
        SignInOutcome.TooManyRequests => $"Too many attempts from your network. Try again {When(step)}.",
        _ => refused,
    };

    /// <summary>The page's status; waiting outcomes also get their <c>Retry-After</c>. Source: RFC 6585, 4.</summary>
    public static int Status(HttpContext context, SignInStep step)
    {
        if (step.Outcome is not (SignInOutcome.Locked or SignInOutcome.TooManyRequests))
            return StatusCodes.Status200OK;
        if (step.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return StatusCodes.Status429TooManyRequests;
    }

    private static string When(SignInStep step) => step.RetryAfter is { } wait ? $"in {WaitText.Of(wait)}" : "later";
}
