namespace IamGateway.Federation.SignIn;

/// <summary>The result of a step of a sign-in.</summary>
/// <param name="RetryAfter">How long to wait; null: not at all.</param>
/// <param name="MfaDue">True: the step succeeded, and this person needs a second factor before anything else.</param>
public sealed record SignInStep(SignInOutcome Outcome, TimeSpan? RetryAfter = null, bool MfaDue = false);
