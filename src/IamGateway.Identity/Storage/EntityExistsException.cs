namespace IamGateway.Identity.Storage;

/// <summary>A unique name, id or link is taken.</summary>
public sealed class EntityExistsException(string message, Exception? inner = null) : Exception(message, inner);
