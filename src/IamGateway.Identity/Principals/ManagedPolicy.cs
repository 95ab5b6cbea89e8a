namespace IamGateway.Identity.Principals;

/// <summary>A managed policy: attached to any number of users, groups, roles and permission sets, with up to five versions.</summary>
public sealed class ManagedPolicy
{
    /// <summary>Most versions it has at a time. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    public const int MaxVersions = 5;

    /// <summary>Unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The account that owns it; null: ships with the gateway, <c>arn:aws:iam::aws:policy/…</c>.</summary>
    public string? AccountId { get; init; }

    public string Path { get; set; } = "/";
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>Number of the version that applies: 1 is <c>v1</c>.</summary>
    public int DefaultVersion { get; set; } = 1;

    /// <summary>The highest number that a version of it ever had, also one that was deleted: a number is given once.</summary>
    public int LastVersion { get; private set; } = 1;

    public TagSet Tags { get; set; } = TagSet.Empty;
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last got a version or another default version; null: not since it was made.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    public List<PolicyVersion> Versions { get; } = [];

    public string Arn => $"arn:aws:iam::{AccountId ?? "aws"}:policy{Path}{Name}";

    /// <summary>Adds a further version under the next number. It is not the default one yet.</summary>
    /// <param name="document">The JSON as it was given; checked by the caller.</param>
    public PolicyVersion AddVersion(string document, DateTimeOffset now)
    {
        var version = new PolicyVersion { PolicyId = Id, Number = ++LastVersion, Document = document, CreatedAt = now };
        Versions.Add(version);
        UpdatedAt = now;
        return version;
    }
}
