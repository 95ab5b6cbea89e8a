using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>JSON of a session policy.</summary>
internal readonly record struct SessionPolicyText(string Text) : IText<SessionPolicyText>
{
    public static TextRule Rule { get; } = new(@"[\x09\x0A\x0D\x20-\xFF]+", 1, 2048);

    public static SessionPolicyText Of(string text) => new(text);

    public override string ToString() => Text;
}
