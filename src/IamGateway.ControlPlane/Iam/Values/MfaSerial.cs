using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>What names an MFA device: the ARN of a virtual one, the serial number of another.</summary>
internal readonly record struct MfaSerial(string Text) : IText<MfaSerial>
{
    public const int MaxLength = 256;

    public static TextRule Rule { get; } = new(@"[\w+=/:,.@-]+", 9, MaxLength);

    public static MfaSerial Of(string text) => new(text);

    public override string ToString() => Text;
}
