using System.Collections.Immutable;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Federation.Saml;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts.Saml;

/// <summary>What an assertion says of the session, in attributes of AWS's: which roles, its name, its tags and its source identity. What cannot be read refuses the call: a policy may rest on it.</summary>
/// <remarks>Source: IAM User Guide, "Configure SAML assertions for the authentication response" and "Pass session tags in AWS STS", "Passing session tags using AssumeRoleWithSAML".</remarks>
internal static class SessionAttributes
{
    private const string Prefix = "https://aws.amazon.com/SAML/Attributes/";
    private const string Role = Prefix + "Role";
    private const string RoleSessionName = Prefix + "RoleSessionName";
    private const string SourceIdentity = Prefix + "SourceIdentity";
    private const string PrincipalTag = Prefix + "PrincipalTag:";
    private const string TransitiveTagKeys = Prefix + "TransitiveTagKeys";

    /// <summary>Whether the identity provider gives the person the role: the ARNs of the role and of the provider as one value, in either order, with a comma between.</summary>
    public static bool Grants(SamlAssertion assertion, string role, string provider) =>
        assertion.ValuesOf(Role).Any(value => value.Split(',', StringSplitOptions.TrimEntries) is [var first, var second] && ((first, second) == (role, provider) || (first, second) == (provider, role)));

    /// <summary>The session that the assertion describes.</summary>
    /// <exception cref="ApiException">An attribute is not what it should be.</exception>
    public static WantedSession Read(SamlAssertion assertion)
    {
        var name = assertion.ValuesOf(RoleSessionName).Length == 0
            ? throw new ApiException(ErrorCode.InvalidIdentityToken, "RoleSessionName is required in AuthnResponse")
            : Single<SessionName>(assertion, RoleSessionName);
        return new WantedSession(name.Text)
        {
            Tags = Tags(assertion),
            TransitiveTagKeys = [.. assertion.ValuesOf(TransitiveTagKeys).Select(key => ProviderText.Read<TagKey>(key, TransitiveTagKeys))],
            SourceIdentity = assertion.ValuesOf(SourceIdentity).Length == 0 ? null : Single<SourceIdentityName>(assertion, SourceIdentity).Text,
        };
    }

    private static ImmutableArray<RequestTag> Tags(SamlAssertion assertion)
    {
        var names = assertion.Attributes.Keys.Where(name => name.StartsWith(PrincipalTag, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return names.Length <= TagSet.MaxCount
            ? [.. names.Select(name => new RequestTag(ProviderText.Read<TagKey>(name[PrincipalTag.Length..], name), Single<TagValue>(assertion, name)))]
            : throw ProviderText.Rejected(PrincipalTag);
    }

    private static TText Single<TText>(SamlAssertion assertion, string name)
        where TText : struct, Wire.IText<TText> =>
        assertion.ValuesOf(name) is [var value] ? ProviderText.Read<TText>(value, name) : throw ProviderText.Rejected(name);
}
