namespace IamGateway.EndToEnd.Programs;

/// <summary>A program that a test needs is not installed.</summary>
internal sealed class PeerMissingException(string message) : Exception(message);
