using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>ARN of a managed policy.</summary>
internal readonly record struct PolicyArn(string Text) : IText<PolicyArn>
{
    public static TextRule Rule { get; } = new(@"[\x20-\x7E]+", 20, 2048);

    public static PolicyArn Of(string text) => new(text);

    public override string ToString() => Text;
}
