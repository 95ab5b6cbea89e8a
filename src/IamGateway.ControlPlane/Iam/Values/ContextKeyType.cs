using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>Type of the values of a condition key, as IAM names them.</summary>
internal readonly record struct ContextKeyType(string Text) : IText<ContextKeyType>
{
    public static TextRule Rule { get; } = new("string|stringList|numeric|numericList|boolean|booleanList|ip|ipList|binary|binaryList|date|dateList", 2, 11);

    public static ContextKeyType Of(string text) => new(text);

    public override string ToString() => Text;
}
