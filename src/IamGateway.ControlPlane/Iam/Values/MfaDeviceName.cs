using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a virtual MFA device.</summary>
internal readonly record struct MfaDeviceName(string Text) : IText<MfaDeviceName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 128);

    public static MfaDeviceName Of(string text) => new(text);

    public override string ToString() => Text;
}
