using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of an action, with its service: <c>orders:GetOrder</c>.</summary>
internal readonly record struct ActionName(string Text) : IText<ActionName>
{
    public static TextRule Rule { get; } = new(null, 3, 128);

    public static ActionName Of(string text) => new(text);

    public override string ToString() => Text;
}
