using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Name of a service as a principal, such as <c>batch.amazonaws.com</c>.</summary>
internal readonly record struct ServiceName(string Text) : IText<ServiceName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]+", 1, 128);

    public static ServiceName Of(string text) => new(text);

    public override string ToString() => Text;
}
