using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a role.</summary>
internal readonly record struct RoleName(string Text) : IText<RoleName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 64);

    public static RoleName Of(string text) => new(text);

    public override string ToString() => Text;
}
