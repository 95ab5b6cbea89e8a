using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Path of a managed policy: begins and ends with a slash.</summary>
internal readonly record struct PolicyPath(string Text) : IText<PolicyPath>
{
    public static TextRule Rule { get; } = new(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/", 1, 512);

    public static PolicyPath Of(string text) => new(text);

    public override string ToString() => Text;
}
