using Microsoft.Extensions.Configuration;

namespace IamGateway.Federation.WebIdentity;

/// <summary>The section <c>WebIdentity</c>.</summary>
/// <param name="AllowPrivateAddresses">Whether issuers of web identity tokens may have a loopback or private address; then one on loopback may be plain http. Default false.</param>
internal sealed record WebIdentitySettings(bool AllowPrivateAddresses)
{
    /// <param name="configuration">The section <c>IamGateway</c>.</param>
    /// <param name="problems">Gets every problem, beginning with its path.</param>
    public static WebIdentitySettings Read(IConfiguration configuration, List<string> problems)
    {
        var section = configuration.GetSection("WebIdentity");
        var unknown = section.GetChildren().Where(child => !string.Equals(child.Key, nameof(AllowPrivateAddresses), StringComparison.OrdinalIgnoreCase));
        problems.AddRange(unknown.Select(child => $"{child.Path}: there is no such setting; known here is {nameof(AllowPrivateAddresses)}"));

        var isAllowed = false;
        if (section[nameof(AllowPrivateAddresses)] is { } text && !bool.TryParse(text, out isAllowed))
        {
            problems.Add($"{section.Path}:{nameof(AllowPrivateAddresses)}: must be true or false");
        }

        return new WebIdentitySettings(isAllowed);
    }
}
