namespace IamGateway.Policy.Documents;

/// <summary>A parsed policy.</summary>
public sealed record PolicyDocument;
