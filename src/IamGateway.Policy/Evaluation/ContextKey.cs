namespace IamGateway.Policy.Evaluation;

/// <summary>The name of a context key, hashed once so that look-ups during a decision compare numbers first. Names compare without regard to case.</summary>
public sealed class ContextKey : IEquatable<ContextKey>
{
    private readonly int _hash;

    private ContextKey(string name)
    {
        Name = name;
        _hash = name.GetHashCode(StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As it was first written, for example <c>aws:SourceIp</c>.</summary>
    public string Name { get; }

    /// <summary>Makes a key; make it once (at start, or when a policy is compiled), not per request.</summary>
    public static ContextKey Of(string name) => new(name);

    /// <summary>Whether the names are the same but for case. Source: IAM User Guide, "IAM JSON policy elements: Condition".</summary>
    public bool Equals(ContextKey? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContextKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
