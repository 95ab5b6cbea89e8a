using IamGateway.Federation.SignIn;

namespace IamGateway.Federation.Providers;

/// <summary>A sign-in at an identity provider must not go on.</summary>
/// <param name="error">What the person is told.</param>
/// <param name="refusal">Stable code for the trail.</param>
/// <param name="detail">What an operator needs to understand it; never a secret, nor text that the provider chose freely.</param>
internal sealed class SignInFailedException(SignInError error, string refusal, string? detail = null, Exception? inner = null)
    : Exception(detail is null ? refusal : $"{refusal}: {detail}", inner)
{
    public SignInError Error { get; } = error;

    public string Refusal { get; } = refusal;

    public string? Detail { get; } = detail;

    public static SignInFailedException Invalid(string refusal, string? detail = null) => new(SignInError.InvalidResponse, refusal, detail);

    /// <summary>An answer that nobody waits for.</summary>
    public static SignInFailedException UnknownState() => new(SignInError.SignInExpired, "StateUnknown");
}
