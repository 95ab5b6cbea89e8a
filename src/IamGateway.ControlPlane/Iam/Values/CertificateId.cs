using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Id of a signing certificate.</summary>
internal readonly record struct CertificateId(string Text) : IText<CertificateId>
{
    public static TextRule Rule { get; } = new(@"[\w]+", 24, 128);

    public static CertificateId Of(string text) => new(text);

    public override string ToString() => Text;
}
