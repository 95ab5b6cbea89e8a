using System.Collections.Immutable;
using System.Text.Json;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Sessions;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts.WebIdentity;

/// <summary>What a provider says of the session, in claims of AWS's: its tags and its source identity. What cannot be read refuses the call: a policy may rest on it.</summary>
/// <remarks>Source: IAM User Guide, "Pass session tags in AWS STS", "Passing session tags using AssumeRoleWithWebIdentity", and "Monitor and control actions taken with assumed roles".</remarks>
internal static class SessionClaims
{
    private const string TagsClaim = "https://aws.amazon.com/tags";
    private const string SourceIdentityClaim = "https://aws.amazon.com/source_identity";

    /// <summary>The session with what the claims say of it.</summary>
    /// <exception cref="ApiException">A claim is not what it should be.</exception>
    public static WantedSession AddTo(WantedSession wanted, JsonElement claims)
    {
        if (claims.TryGetProperty(SourceIdentityClaim, out var identity))
            wanted = wanted with { SourceIdentity = Read<SourceIdentityName>(identity, SourceIdentityClaim).Text };
        return claims.TryGetProperty(TagsClaim, out var tags)
            ? wanted with { Tags = Tags(tags), TransitiveTagKeys = TransitiveKeys(tags) }
            : wanted;
    }

    private static ImmutableArray<RequestTag> Tags(JsonElement claim)
    {
        if (Member(claim, "principal_tags", JsonValueKind.Object) is not { } tags)
            return [];
        return tags.GetPropertyCount() <= TagSet.MaxCount
            ? [.. tags.EnumerateObject().Select(tag => new RequestTag(ProviderText.Read<TagKey>(tag.Name, TagsClaim), Read<TagValue>(Single(tag.Value), TagsClaim)))]
            : throw ProviderText.Rejected(TagsClaim);
    }

    private static ImmutableArray<TagKey> TransitiveKeys(JsonElement claim)
    {
        if (Member(claim, "transitive_tag_keys", JsonValueKind.Array) is not { } keys)
            return [];
        return keys.GetArrayLength() <= TagSet.MaxCount ? [.. keys.EnumerateArray().Select(key => Read<TagKey>(key, TagsClaim))] : throw ProviderText.Rejected(TagsClaim);
    }

    /// <summary>Null: it is not there.</summary>
    private static JsonElement? Member(JsonElement claim, string name, JsonValueKind kind)
    {
        if (claim.ValueKind != JsonValueKind.Object)
            throw ProviderText.Rejected(TagsClaim);
        if (!claim.TryGetProperty(name, out var member))
            return null;
        return member.ValueKind == kind ? member : throw ProviderText.Rejected(TagsClaim);
    }

    /// <summary>A tag's value is written as a list of one.</summary>
    private static JsonElement Single(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1 ? value[0] : value;

    private static TText Read<TText>(JsonElement value, string claim)
        where TText : struct, IText<TText> =>
        value.ValueKind == JsonValueKind.String ? ProviderText.Read<TText>(value.GetString()!, claim) : throw ProviderText.Rejected(claim);
}
