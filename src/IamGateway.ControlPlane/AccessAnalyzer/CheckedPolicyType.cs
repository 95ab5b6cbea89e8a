using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>The role of a policy whose access is checked.</summary>
internal readonly record struct CheckedPolicyType(string Text) : IText<CheckedPolicyType>
{
    public static TextRule Rule { get; } = new("IDENTITY_POLICY|RESOURCE_POLICY", 1, 64);

    public static CheckedPolicyType Of(string text) => new(text);
}
