namespace IamGateway.Server.Commands.Policies;

/// <summary>A case cannot be read; the message says which member is wrong and how.</summary>
internal sealed class CaseFormatException(string message) : Exception(message);
