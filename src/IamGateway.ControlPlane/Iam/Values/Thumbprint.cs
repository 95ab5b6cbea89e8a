using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>SHA-1 of a certificate: hexadecimal digits.</summary>
internal readonly record struct Thumbprint(string Text) : IText<Thumbprint>
{
    public static TextRule Rule { get; } = new(@"[0-9A-Fa-f]+", 40, 40);

    public static Thumbprint Of(string text) => new(text);

    public override string ToString() => Text;
}
