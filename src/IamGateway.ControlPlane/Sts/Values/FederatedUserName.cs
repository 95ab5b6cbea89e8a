using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Name that a federated user gets.</summary>
internal readonly record struct FederatedUserName(string Text) : IText<FederatedUserName>
{
    public static TextRule Rule { get; } = new(@"[\w+=,.@-]*", 2, 32);

    public static FederatedUserName Of(string text) => new(text);

    public override string ToString() => Text;
}
