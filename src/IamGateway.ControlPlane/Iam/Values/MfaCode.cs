using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>A code that an MFA device shows: six digits, or eight of some hardware devices. (AWS allows six alone.)</summary>
internal readonly record struct MfaCode(string Text) : IText<MfaCode>
{
    public static TextRule Rule { get; } = new("[0-9]+", 6, 8) { IsSecret = true };

    public static MfaCode Of(string text) => new(text);

    /// <summary>Says nothing.</summary>
    public override string ToString() => "***";
}
