using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>The prefix of a service's actions, for example <c>iam</c>.</summary>
internal readonly record struct ServiceNamespace(string Text) : IText<ServiceNamespace>
{
    public static TextRule Rule { get; } = new(@"[\w-]*", 1, 64);

    public static ServiceNamespace Of(string text) => new(text);

    public override string ToString() => Text;
}
