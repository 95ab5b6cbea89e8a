using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>A place in a policy document.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record PositionView(int Line, int Column)
{
    public static PositionView Of(TextPosition position) => new(position.Line, position.Column);
}
