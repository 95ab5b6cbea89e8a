using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Public id of a session.</summary>
internal readonly record struct SessionId(string Text) : IText<SessionId>
{
    public static TextRule Rule { get; } = new("[0-9a-f-]+", 36, 36);

    public static SessionId Of(string text) => new(text);

    public override string ToString() => Text;
}
