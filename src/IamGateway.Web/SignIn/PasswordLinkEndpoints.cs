using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Storage;
using IamGateway.Web.Components;
using IamGateway.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Web.SignIn;

/// <summary>The pages behind one-time links: the root user's set-up, and an invited person's password.</summary>
internal static class PasswordLinkEndpoints
{
    public static void MapPasswordLinks(this IEndpointRouteBuilder pages)
    {
        foreach (var path in (string[])[PageLinks.SetUp, PageLinks.Password])
        {
            pages.MapGet(path, ShowAsync);
            pages.MapPost(path, SubmitAsync);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, OneTimeLinks links, CancellationToken cancellationToken) =>
        await FormAsync(context, links, cancellationToken) is { } form ? Page<PasswordForm>.Of<PasswordPage>(form) : DeadLink();

    private static async Task<IResult> SubmitAsync(HttpContext context, OneTimeLinks links, IDbContextFactory<IdentityDb> database, CancellationToken cancellationToken)
    {
        if (await FormAsync(context, links, cancellationToken) is not { } form)
            return DeadLink();

        var password = context.Request.Field("password") ?? "";
        if (password != context.Request.Field("password2"))
            return Page<PasswordForm>.Of<PasswordPage>(form with { Problem = "The two passwords differ." });

        var account = await RootAccountAsync(database, form.Token, cancellationToken);
        try
        {
            if (!await links.SetPasswordAsync(context, form.Token, password, cancellationToken))
                return DeadLink();
        }
        catch (PasswordRefusedException refused)
        {
            return Page<PasswordForm>.Of<PasswordPage>(form with { Problem = refused.Message });
        }

        return new SeeOther($"{PageLinks.SignIn}?reason=password-set{(account is null ? "" : $"&account={account}")}");
    }

    /// <summary>Null: the link is unknown, used or expired.</summary>
    private static async Task<PasswordForm?> FormAsync(HttpContext context, OneTimeLinks links, CancellationToken cancellationToken) =>
        context.Request.Field("token") is { Length: > 0 and <= 256 } token && await links.FindAsync(token, cancellationToken) is { } name
            ? new()
            {
                Action = context.Request.Path.ToUriComponent(),
                Token = token,
                SubjectName = name,
                IsRoot = context.Request.Path.Equals(PageLinks.SetUp, StringComparison.OrdinalIgnoreCase),
            }
            : null;

    /// <summary>The account whose root user the link is for, so that the sign-in page can be filled in; null: it is a person's.</summary>
    private static async Task<string?> RootAccountAsync(IDbContextFactory<IdentityDb> database, string token, CancellationToken cancellationToken)
    {
        var hash = UniqueId.HashOfSecret(token);
        await using var identity = await database.CreateDbContextAsync(cancellationToken);
        return await identity.OneTimeLinks.Where(link => link.SecretHash == hash).Select(link => link.RootAccountId).SingleOrDefaultAsync(cancellationToken);
    }

    private static RazorComponentResult<MessagePage> DeadLink() => Page<Message>.Of<MessagePage>(
        new("This link no longer works", "It was used already, or it is older than a day, or a newer one took its place. Ask your administrator for a new one.", "Go to sign-in", PageLinks.SignIn),
        StatusCodes.Status410Gone);
}
