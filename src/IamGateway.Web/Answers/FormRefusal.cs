using IamGateway.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IamGateway.Web.Answers;

/// <summary>The pages for a posted form that is not taken.</summary>
internal static class FormRefusal
{
    public static IResult FromElsewhere(HttpContext context) => Say(context, StatusCodes.Status403Forbidden, "The form came from another site. Open it here and send it again.");

    public static IResult NotAForm(HttpContext context) => Say(context, StatusCodes.Status415UnsupportedMediaType, "The request has no form that could be read.");

    public static IResult Unreadable(HttpContext context, int status) => Say(context, status, "The form is too large or damaged.");

    public static IResult OutOfDate(HttpContext context) => Say(context, StatusCodes.Status400BadRequest, "The form is out of date, or this browser refuses cookies. Open it again and send it afresh.");

    // The link is the path alone: a query may hold a one-time token.
    private static RazorComponentResult<MessagePage> Say(HttpContext context, int status, string text) =>
        Page<Message>.Of<MessagePage>(new("The form was not accepted", text, "Open the form again", context.Request.Path.ToUriComponent()), status);
}
