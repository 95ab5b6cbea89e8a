using System.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace IamGateway.Federation.Saml;

/// <summary>What identity providers read of the gateway.</summary>
public static class SamlEndpoints
{
    /// <summary>Maps <c>GET /.iam/saml/metadata</c>: the metadata of the token service, for identity providers whose assertions it takes.</summary>
    public static void MapSamlEndpoints(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/.iam/saml/metadata", Metadata);

    private static ContentHttpResult Metadata(HttpContext context, AccountAssertions assertions)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Text(Describe(assertions.Address), "application/samlmetadata+xml");
    }

    /// <remarks>Names of every format are taken, so it asks for none. Source: Metadata for the OASIS Security Assertion Markup Language (SAML) V2.0, §2.4.4.</remarks>
    private static string Describe(string address) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <EntityDescriptor xmlns="{SamlNames.Metadata}" entityID="{SecurityElement.Escape(address)}">
          <SPSSODescriptor protocolSupportEnumeration="{SamlNames.Protocol}" WantAssertionsSigned="true">
            <AssertionConsumerService index="1" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{SecurityElement.Escape(address)}"/>
          </SPSSODescriptor>
        </EntityDescriptor>

        """;
}
