using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>ARN of a managed policy that limits a session.</summary>
internal readonly record struct SessionPolicyArn(string Text) : IText<SessionPolicyArn>
{
    public static TextRule Rule { get; } = new(@"[\x20-\x7E]+", 20, 2048);

    public static SessionPolicyArn Of(string text) => new(text);

    public override string ToString() => Text;
}
