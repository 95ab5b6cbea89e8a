using System.Collections.Immutable;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>A context key with its value or values.</summary>
public readonly record struct ContextValue
{
    /// <summary>A single-valued key.</summary>
    public ContextValue(string key, string value) => (Key, Value) = (ContextKey.Of(key), value);

    /// <summary>A multivalued key.</summary>
    public ContextValue(string key, ImmutableArray<string> values) => (Key, Values) = (ContextKey.Of(key), values);

    /// <summary>The key.</summary>
    public ContextKey Key { get; }

    /// <summary>Null: the key is multivalued.</summary>
    public string? Value { get; }

    /// <summary>Default: the key is single-valued.</summary>
    public ImmutableArray<string> Values { get; }
}
