using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Id of an access key.</summary>
internal readonly record struct AccessKeyId(string Text) : IText<AccessKeyId>
{
    public static TextRule Rule { get; } = new(@"[\w]+", 16, 128);

    public static AccessKeyId Of(string text) => new(text);

    public override string ToString() => Text;
}
