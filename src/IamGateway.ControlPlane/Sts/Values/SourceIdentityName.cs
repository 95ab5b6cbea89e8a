using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Who the principal says it is, for good.</summary>
internal readonly record struct SourceIdentityName(string Text) : IText<SourceIdentityName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]*", 2, 64);

    public static SourceIdentityName Of(string text) => new(text);

    public override string ToString() => Text;
}
