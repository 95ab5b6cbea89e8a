using System.Net;
using System.Text.RegularExpressions;

namespace IamGateway.EndToEnd.Programs;

/// <summary>SimpleSAMLphp on PHP's own server.</summary>
internal sealed partial class SimpleSamlPhp : IAsyncDisposable
{
    private readonly ChildProcess _child;
    private readonly Uri _site;

    private SimpleSamlPhp(ChildProcess child, Uri site) => (_child, _site) = (child, site);

    /// <summary>Where its metadata are.</summary>
    public Uri Metadata => new(_site, "saml2/idp/metadata.php");

    public static async Task<SimpleSamlPhp> WaitAsync(ChildProcess child, Uri site)
    {
        var provider = new SimpleSamlPhp(child, site);
        try
        {
            await child.WaitUntilAsync(provider.IsReadyAsync, "SimpleSAMLphp");
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }

        return provider;
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();

    public async Task<string> MetadataAsync()
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(Metadata);
    }

    /// <summary>Signs alice in, beginning here, and returns what her browser would post to the relying party.</summary>
    /// <param name="relyingParty">Its entity id.</param>
    public async Task<string> SignInAsync(string relyingParty)
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });
        var page = await client.GetStringAsync(new Uri(_site, $"saml2/idp/SSOService.php?spentityid={Uri.EscapeDataString(relyingParty)}"));
        var fields = FieldsOf(page);
        (fields["username"], fields["password"]) = ("alice", "alice-password");
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(_site, "module.php/core/loginuserpass.php"), form);
        var posted = FieldsOf(await answer.Content.ReadAsStringAsync());
        return posted.TryGetValue("SAMLResponse", out var response) ? response : throw new InvalidOperationException($"SimpleSAMLphp gives no response: {await answer.Content.ReadAsStringAsync()}\n{_child.Errors}");
    }

    private static Dictionary<string, string> FieldsOf(string page) => Input().Matches(page)
        .Select(input => (Name: Name().Match(input.Value).Groups["text"].Value, Value: WebUtility.HtmlDecode(Value().Match(input.Value).Groups["text"].Value)))
        .Where(field => field.Name.Length > 0)
        .DistinctBy(field => field.Name)
        .ToDictionary(field => field.Name, field => field.Value);

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await MetadataAsync()).Contains("IDPSSODescriptor", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [GeneratedRegex("<input[^>]*>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Input();

    [GeneratedRegex("name=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("value=\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
