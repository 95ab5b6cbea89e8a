using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a condition key, for example <c>aws:SourceIp</c>.</summary>
internal readonly record struct ContextKeyName(string Text) : IText<ContextKeyName>
{
    public static TextRule Rule { get; } = new(null, 5, 256);

    public static ContextKeyName Of(string text) => new(text);

    public override string ToString() => Text;
}
