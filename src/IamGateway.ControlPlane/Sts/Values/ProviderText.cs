using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Sts.Values;

/// <summary>Reads what an identity provider says of a session by the same rules as what a request says of it.</summary>
internal static class ProviderText
{
    /// <param name="text">What it says.</param>
    /// <param name="name">Where: the name of the claim or attribute.</param>
    /// <exception cref="ApiException">The text breaks the rule.</exception>
    public static TText Read<TText>(string text, string name)
        where TText : struct, IText<TText> =>
        TText.Rule.Check(text, name, []) ? TText.Of(text) : throw Rejected(name);

    /// <summary>What is said there cannot be read.</summary>
    public static ApiException Rejected(string name) => new(ErrorCode.ProviderRejectedClaim, $"What the identity provider says in {name} is not what it should be.");
}
