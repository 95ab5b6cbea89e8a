using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>What a role is for.</summary>
internal readonly record struct RoleDescription(string Text) : IText<RoleDescription>
{
    public static TextRule Rule { get; } = new(@"[\t\n\r\x20-\x7E\xA1-\xFF]*", 0, 1000);

    public static RoleDescription Of(string text) => new(text);
}
