using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>A certificate in PEM.</summary>
internal readonly record struct CertificateBody(string Text) : IText<CertificateBody>
{
    public static TextRule Rule { get; } = new(@"[\u0009\u000A\u000D\u0020-\u00FF]+", 1, 16384);

    public static CertificateBody Of(string text) => new(text);
}
