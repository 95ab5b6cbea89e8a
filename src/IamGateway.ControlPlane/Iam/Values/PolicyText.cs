using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>JSON of a policy. Which characters it may have is a rule of policies, whose violation is an error of its own.</summary>
internal readonly record struct PolicyText(string Text) : IText<PolicyText>
{
    public static TextRule Rule { get; } = new(null, 1, 131_072);

    public static PolicyText Of(string text) => new(text);
}
