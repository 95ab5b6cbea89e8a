using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace IamGateway.Identity.Principals;

/// <summary>The tags of one resource or principal, in the order in which they were given. Immutable. Keys are unique without regard to case, and keep theirs.</summary>
/// <remarks>Source: IAM User Guide, "Tags for AWS Identity and Access Management resources".</remarks>
public sealed class TagSet : IReadOnlyList<Tag>, IEquatable<TagSet>
{
    /// <summary>Most tags of one resource.</summary>
    public const int MaxCount = 50;

    private const int MaxKeyLength = 128, MaxValueLength = 256;
    private const string ReservedPrefix = "aws:";

    private readonly ImmutableArray<Tag> _tags;

    private TagSet(ImmutableArray<Tag> tags) => _tags = tags;

    /// <summary>No tags.</summary>
    public static TagSet Empty { get; } = new([]);

    public int Count => _tags.Length;

    public Tag this[int index] => _tags[index];

    /// <summary>Makes a set of tags from outside.</summary>
    /// <exception cref="InvalidTagsException">They break a rule.</exception>
    public static TagSet Of(IEnumerable<Tag> tags)
    {
        ImmutableArray<Tag> given = [.. tags];
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in given)
        {
            Require(tag);
            if (!keys.Add(tag.Key))
                throw new InvalidTagsException(TagProblem.DuplicateKey, "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        return Checked(given);
    }

    /// <summary>The value under a key, without regard to its case; null: there is none.</summary>
    public string? Find(string key)
    {
        var at = IndexOf(_tags, key);
        return at < 0 ? null : _tags[at].Value;
    }

    /// <summary>These tags and the given ones, which take the places of those with the same keys.</summary>
    /// <exception cref="InvalidTagsException">There would be more than fifty.</exception>
    public TagSet With(TagSet others)
    {
        var merged = _tags.ToBuilder();
        foreach (var tag in others)
        {
            var at = IndexOf(_tags, tag.Key);
            if (at < 0)
                merged.Add(tag);
            else
                merged[at] = tag;
        }

        return Checked(merged.ToImmutable());
    }

    /// <summary>These tags without those under the given keys. A key that is not there is fine.</summary>
    public TagSet Without(IEnumerable<string> keys)
    {
        var removed = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new TagSet(_tags.RemoveAll(tag => removed.Contains(tag.Key)));
    }

    /// <summary>Key to value; keys are compared without regard to case.</summary>
    public ImmutableDictionary<string, string> ToDictionary() =>
        _tags.ToImmutableDictionary(tag => tag.Key, tag => tag.Value, StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<Tag>.Enumerator GetEnumerator() => _tags.GetEnumerator();

    IEnumerator<Tag> IEnumerable<Tag>.GetEnumerator() => ((IEnumerable<Tag>)_tags).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_tags).GetEnumerator();

    /// <summary>Same tags in the same order.</summary>
    public bool Equals(TagSet? other) => other is not null && _tags.AsSpan().SequenceEqual(other._tags.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as TagSet);

    public override int GetHashCode() => _tags.Aggregate(0, HashCode.Combine);

    /// <summary>What the store kept: checked when it was written.</summary>
    internal static TagSet Stored(ImmutableArray<Tag> tags) => tags.IsDefaultOrEmpty ? Empty : new TagSet(tags);

    private static TagSet Checked(ImmutableArray<Tag> tags) => tags.Length <= MaxCount
        ? Stored(tags)
        : throw new InvalidTagsException(TagProblem.TooMany, $"There would be {tags.Length} tags; at most {MaxCount} are allowed.");

    private static void Require(Tag tag)
    {
        if (tag.Key.Length is 0 or > MaxKeyLength || !HasTagCharacters(tag.Key))
            throw new InvalidTagsException(TagProblem.Malformed, $"A tag key has 1 to {MaxKeyLength} letters, digits, spaces and _.:/=+-@ .");
        if (tag.Key.StartsWith(ReservedPrefix, StringComparison.OrdinalIgnoreCase))
            throw new InvalidTagsException(TagProblem.Malformed, $"Tag keys that begin with {ReservedPrefix} are reserved.");
        if (tag.Value.Length > MaxValueLength || !HasTagCharacters(tag.Value))
            throw new InvalidTagsException(TagProblem.Malformed, $"A tag value has up to {MaxValueLength} letters, digits, spaces and _.:/=+-@ .");
    }

    /// <summary>Letters, separators and numbers of any script. Source: IAM API Reference, Tag, its patterns.</summary>
    private static bool HasTagCharacters(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var isAllowed = Rune.IsLetter(rune) || Rune.IsNumber(rune) || "_.:/=+-@".Contains(rune.ToString(), StringComparison.Ordinal)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (!isAllowed)
                return false;
        }

        return true;
    }

    private static int IndexOf(ImmutableArray<Tag> tags, string key)
    {
        for (var i = 0; i < tags.Length; i++)
        {
            if (string.Equals(tags[i].Key, key, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
