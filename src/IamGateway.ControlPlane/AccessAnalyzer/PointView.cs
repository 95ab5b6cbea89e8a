using IamGateway.Policy.Documents;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>A place in a policy's text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 0.</param>
/// <param name="Offset">From 0.</param>
internal sealed record PointView(int Line, int Column, int Offset)
{
    public static PointView Of(TextPosition position) => new(position.Line, position.Column - 1, position.Offset);
}
