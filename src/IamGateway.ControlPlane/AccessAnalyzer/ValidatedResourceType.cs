using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>The kind of resource that a policy is attached to, for example <c>AWS::IAM::AssumeRolePolicyDocument</c>.</summary>
internal readonly record struct ValidatedResourceType(string Text) : IText<ValidatedResourceType>
{
    public static TextRule Rule { get; } = new("[A-Za-z0-9:]+", 1, 64);

    public static ValidatedResourceType Of(string text) => new(text);
}
