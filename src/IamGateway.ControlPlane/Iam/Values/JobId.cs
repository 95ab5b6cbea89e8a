using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Id of a report of last accesses.</summary>
internal readonly record struct JobId(string Text) : IText<JobId>
{
    public static TextRule Rule { get; } = new(null, 36, 36);

    public static JobId Of(string text) => new(text);

    public override string ToString() => Text;
}
