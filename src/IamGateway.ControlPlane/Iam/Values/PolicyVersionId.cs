using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Id of a version of a managed policy, such as <c>v2</c>.</summary>
internal readonly record struct PolicyVersionId(string Text) : IText<PolicyVersionId>
{
    public static TextRule Rule { get; } = new(@"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?", 2, 64);

    public static PolicyVersionId Of(string text) => new(text);

    public override string ToString() => Text;
}
