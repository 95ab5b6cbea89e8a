using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of an IAM user.</summary>
internal readonly record struct UserName(string Text) : IText<UserName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 64);

    public static UserName Of(string text) => new(text);

    public override string ToString() => Text;
}
