using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>What a denial carried.</summary>
internal readonly record struct EncodedMessage(string Text) : IText<EncodedMessage>
{
    public static TextRule Rule { get; } = new(@"[\x21-\x7E]+", 1, 10240);

    public static EncodedMessage Of(string text) => new(text);

    public override string ToString() => Text;
}
