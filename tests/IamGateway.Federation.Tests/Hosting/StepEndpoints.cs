using IamGateway.Federation.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IamGateway.Federation.Tests.Hosting;

/// <summary>The steps that pages take, bare: fields in, the result out as JSON.</summary>
internal static class StepEndpoints
{
    public static void MapSteps(this WebApplication app)
    {
        app.MapPost("/steps/password", async (HttpContext context, PasswordSignIn passwords) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return TypedResults.Json(await passwords.SignInAsync(context, form["account"], form["username"].ToString(), form["password"].ToString(), context.RequestAborted));
        });
        app.MapPost("/steps/code", async (HttpContext context, SecondFactor secondFactor) =>
            TypedResults.Json(await secondFactor.VerifyAsync(context, (await context.Request.ReadFormAsync(context.RequestAborted))["code"].ToString(), context.RequestAborted)));
        app.MapPost("/steps/enrolment", async (HttpContext context, SecondFactor secondFactor) =>
            TypedResults.Json(await secondFactor.BeginEnrolmentAsync(context, context.RequestAborted)));
        app.MapPost("/steps/enrol", async (HttpContext context, SecondFactor secondFactor) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return TypedResults.Json(await secondFactor.EnrolAsync(context, form["enrolment"].ToString(), form["name"].ToString(), form["code"].ToString(), form["code2"].ToString(), context.RequestAborted));
        });
        app.MapPost("/steps/link", async (HttpContext context, OneTimeLinks links) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return TypedResults.Json(await links.SetPasswordAsync(context, form["token"].ToString(), form["password"].ToString(), context.RequestAborted));
        });
    }
}
