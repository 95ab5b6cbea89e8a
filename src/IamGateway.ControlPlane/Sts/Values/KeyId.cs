using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Id of an access key.</summary>
internal readonly record struct KeyId(string Text) : IText<KeyId>
{
    public static TextRule Rule { get; } = new(@"[\w]*", 16, 128);

    public static KeyId Of(string text) => new(text);

    public override string ToString() => Text;
}
