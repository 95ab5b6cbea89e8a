using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Values;

/// <summary>A name for an account on the sign-in page: small letters, digits, and single hyphens between them.</summary>
internal readonly record struct AccountAlias(string Text) : IText<AccountAlias>
{
    public static TextRule Rule { get; } = new("[a-z0-9]+(-[a-z0-9]+)*", 3, 63);

    public static AccountAlias Of(string text) => new(text);

    public override string ToString() => Text;
}
