namespace IamGateway.Identity.Credentials;

/// <summary>A new password breaks a rule; the message says which, and is fit for the person who chose it.</summary>
public sealed class PasswordRefusedException(string message) : Exception(message);
