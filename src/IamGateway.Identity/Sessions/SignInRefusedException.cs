namespace IamGateway.Identity.Sessions;

/// <summary>A sign-in cannot start or go on: its subject is gone or inactive, or the sign-in has ended.</summary>
public sealed class SignInRefusedException(string message) : Exception(message);
