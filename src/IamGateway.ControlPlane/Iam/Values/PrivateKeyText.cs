using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>A private key in PEM.</summary>
internal readonly record struct PrivateKeyText(string Text) : IText<PrivateKeyText>
{
    public static TextRule Rule { get; } = new(@"[\t\n\r\x20-\xFF]+", 1, 16_384) { IsSecret = true };

    public static PrivateKeyText Of(string text) => new(text);

    /// <summary>Never the key.</summary>
    public override string ToString() => "***";
}
