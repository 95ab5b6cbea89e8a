using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>ARN of an identity provider.</summary>
internal readonly record struct ProviderArn(string Text) : IText<ProviderArn>
{
    public static TextRule Rule { get; } = new(@"[\x20-\x7E]+", 20, 2048);

    public static ProviderArn Of(string text) => new(text);

    public override string ToString() => Text;
}
