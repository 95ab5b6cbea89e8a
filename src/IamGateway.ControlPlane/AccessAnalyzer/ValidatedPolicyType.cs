using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>The role of a policy that is validated.</summary>
internal readonly record struct ValidatedPolicyType(string Text) : IText<ValidatedPolicyType>
{
    public static TextRule Rule { get; } = new("IDENTITY_POLICY|RESOURCE_POLICY|SERVICE_CONTROL_POLICY|RESOURCE_CONTROL_POLICY", 1, 64);

    public static ValidatedPolicyType Of(string text) => new(text);
}
