using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of an IAM group.</summary>
internal readonly record struct GroupName(string Text) : IText<GroupName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 128);

    public static GroupName Of(string text) => new(text);

    public override string ToString() => Text;
}
