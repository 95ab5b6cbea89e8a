using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace IamGateway.Federation.Saml;

/// <summary>The request to sign somebody in. Source: SAML Core §3.4.1; Bindings for the OASIS Security Assertion Markup Language (SAML) V2.0, §3.4.</summary>
internal static class AuthnRequest
{
    /// <summary>The URL to send the browser to.</summary>
    /// <param name="party">Who asks.</param>
    /// <param name="signOnUrl">Of the provider.</param>
    /// <param name="id">Names the request; the answer says it.</param>
    /// <param name="relayState">Comes back with the answer.</param>
    /// <param name="now">The moment.</param>
    public static string UrlOf(RelyingParty party, Uri signOnUrl, string id, string relayState, DateTimeOffset now)
    {
        var destination = SecurityElement.Escape(signOnUrl.OriginalString);
        var text = $"""
            <samlp:AuthnRequest xmlns:samlp="{SamlNames.Protocol}" xmlns:saml="{SamlNames.Assertion}" ID="{id}" Version="2.0" IssueInstant="{now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" Destination="{destination}" AssertionConsumerServiceURL="{SecurityElement.Escape(party.Address)}" ProtocolBinding="{SamlNames.PostBinding}"><saml:Issuer>{SecurityElement.Escape(party.EntityId)}</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>
            """;
        return QueryHelpers.AddQueryString(signOnUrl.OriginalString, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SAMLRequest"] = Convert.ToBase64String(Deflate(Encoding.UTF8.GetBytes(text))),
            ["RelayState"] = relayState,
        });
    }

    private static byte[] Deflate(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(text);
        }

        return packed.ToArray();
    }
}
