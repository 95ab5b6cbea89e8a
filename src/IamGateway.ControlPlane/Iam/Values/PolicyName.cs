using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a managed or inline policy.</summary>
internal readonly record struct PolicyName(string Text) : IText<PolicyName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 128);

    public static PolicyName Of(string text) => new(text);

    public override string ToString() => Text;
}
