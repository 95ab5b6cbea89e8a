using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Version of the tokens of STS's global endpoint.</summary>
internal readonly record struct TokenVersion(string Text) : IText<TokenVersion>
{
    public static TextRule Rule { get; } = new("v1Token|v2Token", 7, 7);

    /// <summary>1 or 2.</summary>
    public int Number => Text[1] - '0';

    public static TokenVersion Of(string text) => new(text);

    public override string ToString() => Text;
}
