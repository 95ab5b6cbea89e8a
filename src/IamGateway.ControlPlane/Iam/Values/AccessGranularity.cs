using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>How exact a report of last accesses is.</summary>
internal readonly record struct AccessGranularity(string Text) : IText<AccessGranularity>
{
    public static TextRule Rule { get; } = new("SERVICE_LEVEL|ACTION_LEVEL", 12, 13);

    public static AccessGranularity Of(string text) => new(text);

    public override string ToString() => Text;
}
