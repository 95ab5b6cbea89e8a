using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of an instance profile.</summary>
internal readonly record struct InstanceProfileName(string Text) : IText<InstanceProfileName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 128);

    public static InstanceProfileName Of(string text) => new(text);

    public override string ToString() => Text;
}
