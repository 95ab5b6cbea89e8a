namespace IamGateway.Policy.Evaluation;

/// <summary>The context keys of one request with their values. Not thread-safe; reused by <see cref="Clear"/>.</summary>
public sealed class RequestContext
{
    /// <summary>Sets a single-valued key, replacing what it had.</summary>
    public void Set(ContextKey key, string value) => throw new NotSupportedException();

    /// <summary>Sets a multivalued key, replacing what it had. An empty list is a present key without values.</summary>
    public void Set(ContextKey key, IReadOnlyList<string> values) => throw new NotSupportedException();

    /// <summary>Takes a key away; nothing happens when it is absent.</summary>
    public void Remove(ContextKey key) => throw new NotSupportedException();

    /// <summary>The value of a single-valued key; null when it is absent or multivalued.</summary>
    public string? Find(ContextKey key) => throw new NotSupportedException();

    /// <summary>Takes all keys away and keeps the memory.</summary>
    public void Clear() => throw new NotSupportedException();
}
