using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Issuer of an OpenID Connect provider.</summary>
internal readonly record struct OidcProviderUrl(string Text) : IText<OidcProviderUrl>
{
    public static TextRule Rule { get; } = new(null, 1, 255);

    public static OidcProviderUrl Of(string text) => new(text);

    public override string ToString() => Text;
}
