using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a SAML provider.</summary>
internal readonly record struct SamlProviderName(string Text) : IText<SamlProviderName>
{
    public static TextRule Rule { get; } = new(@"[\w._-]+", 1, 128);

    public static SamlProviderName Of(string text) => new(text);

    public override string ToString() => Text;
}
