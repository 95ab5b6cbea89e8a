using IamGateway.Federation.SignIn;

namespace IamGateway.Web.SignIn;

/// <summary>Says why a sign-in at an identity provider did not end well.</summary>
internal static class SignInErrorText
{
    /// <param name="error">The name of a <see cref="SignInError"/>; anything else gets a sentence that fits all, and never comes back.</param>
    public static string Of(string error) => Enum.TryParse<SignInError>(error, ignoreCase: true, out var known) ? Of(known) : Of((SignInError)(-1));

    private static string Of(SignInError error) => error switch
    {
        SignInError.Cancelled => "The sign-in was cancelled.",
        SignInError.SignInExpired => "The sign-in took too long or was used already. Start again.",
        SignInError.ProviderUnavailable => "The identity provider cannot be reached now. Try again later, or sign in another way.",
        SignInError.ProviderRefused => "The identity provider refused the sign-in. Ask your administrator.",
        SignInError.InvalidResponse => "The identity provider's answer could not be trusted. Try again; if it stays, ask your administrator.",
        SignInError.TooManyGroups => "You are in more groups than the identity provider tells, so what you may do is unknown. Ask your administrator.",
        SignInError.PersonInactive => "Your access here is switched off. Ask your administrator.",
        _ => "The sign-in with the identity provider did not succeed. Try again.",
    };
}
