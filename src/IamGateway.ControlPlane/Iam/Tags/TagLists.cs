using System.Collections.Immutable;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Iam.Tags;

/// <summary>Tags on their way between requests, the store, answers and condition keys.</summary>
internal static class TagLists
{
    /// <summary>Names of the condition keys about the tags that a request brings.</summary>
    public static ImmutableArray<string> RequestKeys { get; } = ["aws:RequestTag/*", "aws:TagKeys"];

    /// <summary>Names of the condition keys about the tags that a resource has.</summary>
    public static ImmutableArray<string> ResourceKeys { get; } = ["aws:ResourceTag/*", "iam:ResourceTag/*"];

    /// <summary>The tags of a request as they would be stored.</summary>
    /// <exception cref="ApiException">They break a rule.</exception>
    public static TagSet ToSet(this ImmutableArray<RequestTag> tags) =>
        Checked(() => TagSet.Of(tags.Select(tag => new Tag(tag.Key.Text, tag.Value.Text))));

    /// <summary>A resource's tags with those of a request.</summary>
    /// <exception cref="ApiException">There would be too many, or they break a rule.</exception>
    public static TagSet With(this TagSet tags, ImmutableArray<RequestTag> added) => Checked(() => tags.With(added.ToSet()));

    /// <summary>A resource's tags without some.</summary>
    public static TagSet Without(this TagSet tags, ImmutableArray<TagKey> keys) => tags.Without(keys.Select(key => key.Text));

    /// <summary>The condition keys about the tags that a request brings; none when it brings none. Source: IAM User Guide, "Controlling access during AWS requests".</summary>
    public static ImmutableArray<ContextValue> RequestContext(this ImmutableArray<RequestTag> tags) => tags.IsEmpty ? [] :
    [
        .. tags.Select(tag => new ContextValue($"aws:RequestTag/{tag.Key.Text}", tag.Value.Text)),
        new ContextValue("aws:TagKeys", [.. tags.Select(tag => tag.Key.Text)]),
    ];

    /// <summary>The condition key about the tags that a request takes away.</summary>
    public static ImmutableArray<ContextValue> RequestContext(this ImmutableArray<TagKey> keys) => [new ContextValue("aws:TagKeys", [.. keys.Select(key => key.Text)])];

    /// <summary>The condition keys about the tags that a resource has.</summary>
    public static ImmutableArray<ContextValue> ResourceContext(this TagSet tags) =>
    [
        .. tags.Select(tag => new ContextValue($"aws:ResourceTag/{tag.Key}", tag.Value)),
        .. tags.Select(tag => new ContextValue($"iam:ResourceTag/{tag.Key}", tag.Value)),
    ];

    /// <summary>The same access for what is made with tags: then the caller must be allowed to tag it too, and both may ask for the tags.</summary>
    /// <remarks>Source: IAM User Guide, "Tags for IAM users", "Permissions required for tagging".</remarks>
    public static AccessRequest AndTagging(this AccessRequest access, string action, ImmutableArray<RequestTag> tags)
    {
        var tagged = access.With(tags.RequestContext());
        return tags.IsEmpty ? access : tagged with { Also = [.. access.Also, tagged with { Action = action, Also = [] }] };
    }

    /// <summary>As answers have them; null: none, and the member is left out.</summary>
    public static ImmutableArray<Tag>? ToView(this TagSet tags) => tags.Count == 0 ? null : [.. tags];

    private static TagSet Checked(Func<TagSet> make)
    {
        try
        {
            return make();
        }
        catch (InvalidTagsException refused)
        {
            throw new ApiException(refused.Problem == TagProblem.TooMany ? ErrorCode.LimitExceeded : ErrorCode.InvalidInput, refused.Message);
        }
    }
}
