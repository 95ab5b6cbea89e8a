using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>End of the name of a service-linked role, for services that can have several.</summary>
internal readonly record struct RoleNameSuffix(string Text) : IText<RoleNameSuffix>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 64);

    public static RoleNameSuffix Of(string text) => new(text);

    public override string ToString() => Text;
}
