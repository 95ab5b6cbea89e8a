using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>The seed of a hardware MFA device in Base32: 128 bits at least. Source: RFC 4226 §4, R6.</summary>
internal readonly record struct MfaSeed(string Text) : IText<MfaSeed>
{
    public static TextRule Rule { get; } = new("[A-Za-z2-7]+=*", 26, 216) { IsSecret = true };

    public static MfaSeed Of(string text) => new(text);

    /// <summary>Says nothing.</summary>
    public override string ToString() => "***";
}
