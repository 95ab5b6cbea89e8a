using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Audience of an OpenID Connect provider's tokens.</summary>
internal readonly record struct ClientId(string Text) : IText<ClientId>
{
    public static TextRule Rule { get; } = new(null, 1, 255);

    public static ClientId Of(string text) => new(text);

    public override string ToString() => Text;
}
