using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>What a managed policy is for.</summary>
internal readonly record struct PolicyDescription(string Text) : IText<PolicyDescription>
{
    public static TextRule Rule { get; } = new(null, 0, 1000);

    public static PolicyDescription Of(string text) => new(text);
}
