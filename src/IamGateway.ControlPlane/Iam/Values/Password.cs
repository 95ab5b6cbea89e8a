using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>A password, as it was typed.</summary>
internal readonly record struct Password(string Text) : IText<Password>
{
    public static TextRule Rule { get; } = new(@"[\u0009\u000A\u000D\u0020-\u00FF]+", 1, 128) { IsSecret = true };

    public static Password Of(string text) => new(text);

    /// <summary>Says nothing.</summary>
    public override string ToString() => "***";
}
