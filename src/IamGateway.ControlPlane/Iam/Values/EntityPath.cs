using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Path of a user, group or role: begins and ends with a slash.</summary>
internal readonly record struct EntityPath(string Text) : IText<EntityPath>
{
    public static TextRule Rule { get; } = new(@"(/)|(/[\x21-\x7E]+/)", 1, 512);

    /// <summary>Where everything is that was given no path.</summary>
    public static EntityPath Root { get; } = new("/");

    public static EntityPath Of(string text) => new(text);

    public override string ToString() => Text;
}
