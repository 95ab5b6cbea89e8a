using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Federation.Saml;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts.Saml;

/// <summary>Whom an assertion is about as trust policies, the trail and the session see them.</summary>
/// <remarks>Source: STS API Reference, "AssumeRoleWithSAML", response elements; CloudTrail User Guide, "CloudTrail userIdentity element".</remarks>
internal static class SamlCaller
{
    private const string FormatPrefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

    /// <summary>Whom the session that rests on the assertion is of.</summary>
    public static FederatedIdentity IdentityOf(SamlProvider provider, SamlAssertion assertion)
    {
        var format = assertion.Subject.Format;
        return new FederatedIdentity(
            provider.Arn,
            assertion.Subject.Name,
            assertion.Recipient,
            format.StartsWith(FormatPrefix, StringComparison.Ordinal) ? format[FormatPrefix.Length..] : format,
            Qualifier(provider, assertion));
    }

    /// <summary>A caller without account policies, as which the trust policy is asked.</summary>
    public static Caller Of(SamlProvider provider, FederatedIdentity identity) => new()
    {
        Type = PrincipalType.SAMLUser,
        Arn = provider.Arn,
        PrincipalArn = provider.Arn,
        Account = provider.AccountId,
        UserId = $"{identity.NameQualifier}:{identity.Subject}",
        SessionId = "",
        UserName = identity.Subject,
        FederatedProvider = provider.Arn,
        FederatedContext = identity.Context,
    };

    /// <summary>What conditions can ask of the assertion, beside what they can ask in every request of the session.</summary>
    public static ImmutableArray<ContextValue> ContextOf(SamlProvider provider, SamlAssertion assertion) =>
    [
        new ContextValue(SamlKeys.Audience, assertion.Recipient),
        new ContextValue(SamlKeys.Issuer, assertion.Issuer),
        new ContextValue(SamlKeys.Document, $"{provider.AccountId}/{provider.Name}"),
        .. from attribute in assertion.Attributes
           where SamlKeys.OfAttributes.ContainsKey(attribute.Key)
           from key in SamlKeys.OfAttributes[attribute.Key]
           group attribute.Value by key into values
           select new ContextValue(values.Key, [.. values.SelectMany(value => value)]),
    ];

#pragma warning disable CA5350 // AWS has SHA-1 here: it names, and protects nothing
    private static string Qualifier(SamlProvider provider, SamlAssertion assertion) =>
        Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes($"{assertion.Issuer}{provider.AccountId}/{provider.Name}")));
#pragma warning restore CA5350
}
