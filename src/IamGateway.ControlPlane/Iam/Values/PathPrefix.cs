using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Beginning of a path, by which a list is narrowed.</summary>
internal readonly record struct PathPrefix(string Text) : IText<PathPrefix>
{
    public static TextRule Rule { get; } = new(@"/[\x21-\x7E]*", 1, 512);

    public static PathPrefix Of(string text) => new(text);

    public override string ToString() => Text;
}
