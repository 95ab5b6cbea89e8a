using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Saml;

/// <summary>A verified assertion as the identity that a person is found by.</summary>
internal static class SamlIdentity
{
    /// <summary>What Entra sends in place of the groups when a person is in more than 150. Source: Microsoft identity platform, "Configure group claims for applications".</summary>
    private const string GroupsLeftOut = "http://schemas.microsoft.com/claims/groups.link";

    /// <summary>The attributes by their names, as claims. The issuer is marked, so that an OpenID provider of the same name is another.</summary>
    /// <exception cref="SignInFailedException">The subject's name is another at each sign-in, so nobody can be found by it.</exception>
    public static ExternalIdentity Of(SamlSignInProvider provider, SamlAssertion assertion)
    {
        if (assertion.Subject.Format == SamlNames.TransientFormat)
        {
            throw SignInFailedException.Invalid("SamlSubjectTransient", "The provider gives a name that changes with each sign-in; let it give a persistent NameID, or an e-mail address.");
        }

        var claims = new JsonObject();
        foreach (var (name, values) in assertion.Attributes)
        {
            claims[name] = values is [var value] ? value : new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        }

        (claims["email"], claims["email_verified"]) = (ValueOf(assertion, provider.EmailAttribute), provider.EmailAttribute is not null);
        claims["name"] = ValueOf(assertion, provider.DisplayNameAttribute);
        claims["hasgroups"] = assertion.Attributes.ContainsKey(GroupsLeftOut);
        return new ExternalIdentity($"saml:{assertion.Issuer}", assertion.Subject.Name, JsonSerializer.SerializeToElement(claims));
    }

    private static string? ValueOf(SamlAssertion assertion, string? attribute) => attribute is not null && assertion.ValuesOf(attribute) is [var value, ..] ? value : null;
}
