using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>What a third party is told so that it cannot be made to use the role for somebody else.</summary>
internal readonly record struct ExternalId(string Text) : IText<ExternalId>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@:\/-]*", 2, 1224);

    public static ExternalId Of(string text) => new(text);

    public override string ToString() => Text;
}
