using IamGateway.Federation.Providers;

namespace IamGateway.Federation.Saml;

/// <summary>Reads the settings of a SAML identity provider.</summary>
internal static class SamlConfiguration
{
    public static SamlSignInProvider Read(ProviderSection section)
    {
        section.RequireOnly("Type", "DisplayName", "MetadataFile", "MetadataUrl", "GroupsAttribute", "GroupMap", "CreateGroups", "UserNameAttribute", "EmailAttribute", "DisplayNameAttribute", "AllowPrivateAddresses");
        return new SamlSignInProvider
        {
            Name = section.Name,
            DisplayName = section.Optional("DisplayName") ?? section.Name,
            Metadata = MetadataOf(section),
            GroupsClaim = section.Optional("GroupsAttribute") ?? "groups",
            GroupMap = section.GroupMap("GroupMap"),
            CreateGroups = section.Flag("CreateGroups"),
            UserNameClaim = section.Optional("UserNameAttribute"),
            EmailAttribute = section.Optional("EmailAttribute"),
            DisplayNameAttribute = section.Optional("DisplayNameAttribute"),
            AllowPrivateAddresses = section.Flag("AllowPrivateAddresses"),
        };
    }

    private static Uri MetadataOf(ProviderSection section)
    {
        var (file, url) = (section.Optional("MetadataFile"), section.Optional("MetadataUrl"));
        if ((file is null) == (url is null))
        {
            section.Add("MetadataFile", "set this or MetadataUrl, and not both: the provider's metadata");
        }

        return url is null ? FileOf(section, file) : UrlOf(section, url);
    }

    private static Uri FileOf(ProviderSection section, string? file)
    {
        var path = Path.GetFullPath(file ?? "metadata.xml");
        if (file is not null)
        {
            try
            {
                SamlMetadata.Read(File.ReadAllText(path));
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or FormatException)
            {
                section.Add("MetadataFile", $"cannot be used: {unusable.Message}");
            }
        }

        return new Uri(path);
    }

    private static Uri UrlOf(ProviderSection section, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != "https" && !(url.Scheme == "http" && url.IsLoopback)) || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
        {
            section.Add("MetadataUrl", "must be an https URL without fragment and user; plain http is for loopback only");
            return new Uri("https://invalid.invalid/");
        }

        if (url.IsLoopback && !section.Flag("AllowPrivateAddresses"))
        {
            section.Add("MetadataUrl", $"is a loopback address; set {section.PathOf("AllowPrivateAddresses")} to true if it is meant");
        }

        return url;
    }
}
