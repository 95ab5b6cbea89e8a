namespace IamGateway.AspNetCore.Authentication;

/// <summary>Where the gateway is reached from outside.</summary>
/// <param name="PublicUrl">Scheme, host and port without a path; the issuer of all tokens, for example <c>https://sso.example.com</c>.</param>
public sealed record IamGatewayUrls(Uri PublicUrl)
{
    /// <summary>The <c>iss</c> of tokens: the public URL without a trailing slash.</summary>
    public string Issuer { get; } = PublicUrl.GetLeftPart(UriPartial.Authority);
}
