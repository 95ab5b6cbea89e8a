using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Id of the deletion of a service-linked role.</summary>
internal readonly record struct DeletionTaskId(string Text) : IText<DeletionTaskId>
{
    public static TextRule Rule { get; } = new(null, 1, 1000);

    public static DeletionTaskId Of(string text) => new(text);

    public override string ToString() => Text;
}
