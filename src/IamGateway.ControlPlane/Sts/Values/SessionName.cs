using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Name of a role session: the last part of its ARN.</summary>
internal readonly record struct SessionName(string Text) : IText<SessionName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]*", 2, 64);

    public static SessionName Of(string text) => new(text);

    public override string ToString() => Text;
}
