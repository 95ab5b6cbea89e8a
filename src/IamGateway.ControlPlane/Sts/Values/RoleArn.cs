using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>ARN of a role.</summary>
internal readonly record struct RoleArn(string Text) : IText<RoleArn>
{
    public static TextRule Rule { get; } = new(@"[\x20-\x7E]+", 20, 2048);

    public static RoleArn Of(string text) => new(text);

    public override string ToString() => Text;
}
