using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Id of a decision, as denials and the trail have it.</summary>
internal readonly record struct DecisionId(string Text) : IText<DecisionId>
{
    public static TextRule Rule { get; } = new("[0-9a-f]+", 32, 32);

    public static DecisionId Of(string text) => new(text);

    public override string ToString() => Text;
}
