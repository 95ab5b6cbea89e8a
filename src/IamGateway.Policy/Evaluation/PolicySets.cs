namespace IamGateway.Policy.Evaluation;

/// <summary>Every policy that applies to a request, by type.</summary>
/// <param name="Identity">Policies of the user and its groups, or of the role.</param>
public sealed record PolicySets(CompiledPolicySet Identity)
{
    /// <summary>Null: there is no permissions boundary. An empty set: the boundary allows nothing.</summary>
    public CompiledPolicySet? Boundary { get; init; }

    /// <summary>Null: no session policy was passed. An empty set: the session policies allow nothing.</summary>
    public CompiledPolicySet? Session { get; init; }

    /// <summary>No policies at all: every request is an implicit deny.</summary>
    public static PolicySets None { get; } = new(CompiledPolicySet.Empty);
}
