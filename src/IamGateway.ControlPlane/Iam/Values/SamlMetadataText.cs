using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Metadata of a SAML provider: XML.</summary>
internal readonly record struct SamlMetadataText(string Text) : IText<SamlMetadataText>
{
    public static TextRule Rule { get; } = new(null, 1000, 10_000_000);

    public static SamlMetadataText Of(string text) => new(text);
}
