namespace IamGateway.Policy.Evaluation;

/// <summary>The name of a context key, hashed once so that look-ups during a decision compare numbers first. Names compare without regard to case.</summary>
public sealed class ContextKey
{
    private ContextKey(string name) => Name = name;

    /// <summary>As it was first written, for example <c>aws:SourceIp</c>.</summary>
    public string Name { get; }

    /// <summary>Makes a key; make it once (at start, or when a policy is compiled), not per request.</summary>
    public static ContextKey Of(string name) => new(name);
}
