using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>ARN of a resource, or <c>*</c>.</summary>
internal readonly record struct ResourceName(string Text) : IText<ResourceName>
{
    public static TextRule Rule { get; } = new(null, 1, 2048);

    public static ResourceName Of(string text) => new(text);

    public override string ToString() => Text;
}
