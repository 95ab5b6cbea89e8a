using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>The response of a SAML identity provider, in base64.</summary>
internal readonly record struct SamlResponseText(string Text) : IText<SamlResponseText>
{
    public static TextRule Rule { get; } = new(null, 4, 100000) { IsSecret = true };

    public static SamlResponseText Of(string text) => new(text);

    public override string ToString() => "******";
}
