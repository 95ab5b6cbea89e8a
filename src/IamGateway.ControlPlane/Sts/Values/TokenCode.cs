using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>A one-time code.</summary>
internal readonly record struct TokenCode(string Text) : IText<TokenCode>
{
    public static TextRule Rule { get; } = new(@"[\d]*", 6, 6) { IsSecret = true };

    public static TokenCode Of(string text) => new(text);

    public override string ToString() => "******";
}
