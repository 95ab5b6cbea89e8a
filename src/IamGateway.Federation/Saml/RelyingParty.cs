using System.Security;

namespace IamGateway.Federation.Saml;

/// <summary>The gateway as identity providers know it.</summary>
/// <param name="EntityId">Its name: the audience of assertions.</param>
/// <param name="Address">Where responses are posted to.</param>
internal sealed record RelyingParty(string EntityId, string Address)
{
    /// <summary>The gateway to a provider at which people sign in. Its name is where its metadata are.</summary>
    public static RelyingParty Of(string issuer, SamlSignInProvider provider) => new($"{issuer}/.iam/saml/{provider.Name}/metadata", $"{issuer}/.iam/saml/{provider.Name}/acs");

    /// <summary>Its metadata.</summary>
    /// <remarks>Names of every format are taken, so it asks for none. Source: Metadata for the OASIS Security Assertion Markup Language (SAML) V2.0, §2.4.4.</remarks>
    public string ToMetadata() => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <EntityDescriptor xmlns="{SamlNames.Metadata}" entityID="{SecurityElement.Escape(EntityId)}">
          <SPSSODescriptor protocolSupportEnumeration="{SamlNames.Protocol}" WantAssertionsSigned="true">
            <AssertionConsumerService index="1" isDefault="true" Binding="{SamlNames.PostBinding}" Location="{SecurityElement.Escape(Address)}"/>
          </SPSSODescriptor>
        </EntityDescriptor>

        """;
}
