namespace IamGateway.ControlPlane.Wire;

/// <summary>Marks a member of an answer that is shown once to the caller and never recorded.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class SecretAttribute : Attribute;
