using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>The token of an OpenID Connect provider.</summary>
internal readonly record struct WebIdentityToken(string Text) : IText<WebIdentityToken>
{
    public static TextRule Rule { get; } = new(null, 4, 20000) { IsSecret = true };

    public static WebIdentityToken Of(string text) => new(text);

    public override string ToString() => "******";
}
