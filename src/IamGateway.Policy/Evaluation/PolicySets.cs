using System.Collections.Immutable;

namespace IamGateway.Policy.Evaluation;

/// <summary>Every policy that applies to a request, by type.</summary>
/// <param name="Identity">Policies of the user and its groups, or of the role.</param>
public sealed record PolicySets(CompiledPolicySet Identity)
{
    /// <summary>Null: there is no permissions boundary. An empty set: the boundary allows nothing.</summary>
    public CompiledPolicySet? Boundary { get; init; }

    /// <summary>Null: no session policy was passed. An empty set: the session policies allow nothing.</summary>
    public CompiledPolicySet? Session { get; init; }

    /// <summary>The policy of the resource; null: it has none. When no statement of it names a resource it is a trust policy, which must allow.</summary>
    public CompiledPolicySet? Resource { get; init; }

    /// <summary>Service control policies, one set for each level of the principal's organization, root first; a level without policies is an empty set, which allows nothing. Null: no organization limits the account.</summary>
    public ImmutableArray<CompiledPolicySet>? ServiceControl { get; init; }

    /// <summary>Resource control policies of the resource's organization, by level in the same way. Null: none apply.</summary>
    public ImmutableArray<CompiledPolicySet>? ResourceControl { get; init; }

    /// <summary>No policies at all: every request is an implicit deny.</summary>
    public static PolicySets None { get; } = new(CompiledPolicySet.Empty);
}
