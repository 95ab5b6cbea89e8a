using System.Collections.Frozen;
using System.Collections.Immutable;

namespace IamGateway.ControlPlane.Sts.Saml;

/// <summary>The condition keys of SAML. Source: IAM User Guide, "IAM and AWS STS condition context keys", SAML.</summary>
internal static class SamlKeys
{
    public const string Audience = "saml:aud";
    public const string Document = "saml:doc";
    public const string Issuer = "saml:iss";

    /// <summary>Attributes and the keys that get their values, all multivalued. Source: IAM User Guide, "Configure SAML assertions for the authentication response".</summary>
    public static FrozenDictionary<string, ImmutableArray<string>> OfAttributes { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.1"] = ["saml:edupersonaffiliation"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.2"] = ["saml:edupersonnickname"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.3"] = ["saml:edupersonorgdn"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.4"] = ["saml:edupersonorgunitdn"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.5"] = ["saml:edupersonprimaryaffiliation"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.6"] = ["saml:edupersonprincipalname"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.7"] = ["saml:edupersonentitlement"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.8"] = ["saml:edupersonprimaryorgunitdn"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.9"] = ["saml:edupersonscopedaffiliation"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.10"] = ["saml:edupersontargetedid"],
        ["urn:oid:1.3.6.1.4.1.5923.1.1.1.11"] = ["saml:edupersonassurance"],
        ["urn:oid:1.3.6.1.4.1.5923.1.2.1.2"] = ["saml:eduorghomepageuri"],
        ["urn:oid:1.3.6.1.4.1.5923.1.2.1.3"] = ["saml:eduorgidentityauthnpolicyuri"],
        ["urn:oid:1.3.6.1.4.1.5923.1.2.1.4"] = ["saml:eduorglegalname"],
        ["urn:oid:1.3.6.1.4.1.5923.1.2.1.5"] = ["saml:eduorgsuperioruri"],
        ["urn:oid:1.3.6.1.4.1.5923.1.2.1.6"] = ["saml:eduorgwhitepagesuri"],
        ["urn:oid:2.5.4.3"] = ["saml:cn", "saml:commonName"],
        ["urn:oid:2.5.4.4"] = ["saml:surname"],
        ["urn:oid:2.5.4.42"] = ["saml:givenName"],
        ["urn:oid:2.5.4.45"] = ["saml:x500UniqueIdentifier"],
        ["urn:oid:0.9.2342.19200300.100.1.1"] = ["saml:uid"],
        ["urn:oid:0.9.2342.19200300.100.1.3"] = ["saml:mail"],
        ["urn:oid:0.9.2342.19200300.100.1.45"] = ["saml:organizationStatus"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"] = ["saml:name"],
        ["http://schemas.xmlsoap.org/claims/CommonName"] = ["saml:commonName"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname"] = ["saml:givenName"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname"] = ["saml:surname"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] = ["saml:mail"],
        ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn"] = ["saml:uid"],
        ["http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid"] = ["saml:primaryGroupSID"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } =
        [Audience, Document, Issuer, "saml:namequalifier", "saml:sub", "saml:sub_type", .. OfAttributes.Values.SelectMany(keys => keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
