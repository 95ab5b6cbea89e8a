using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>ARN of whatever policies apply to: a user, group or role.</summary>
internal readonly record struct EntityArn(string Text) : IText<EntityArn>
{
    public static TextRule Rule { get; } = new(null, 20, 2048);

    public static EntityArn Of(string text) => new(text);

    public override string ToString() => Text;
}
