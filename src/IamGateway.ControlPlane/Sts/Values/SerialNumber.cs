using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Serial number of an MFA device: the ARN of a virtual one.</summary>
internal readonly record struct SerialNumber(string Text) : IText<SerialNumber>
{
    public static TextRule Rule { get; } = new(@"[\w+=/:,.@-]*", 9, 256);

    public static SerialNumber Of(string text) => new(text);

    public override string ToString() => Text;
}
