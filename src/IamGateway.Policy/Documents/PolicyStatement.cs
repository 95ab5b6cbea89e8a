using System.Collections.Immutable;

namespace IamGateway.Policy.Documents;

/// <summary>One statement of a policy. Only <see cref="PolicyParser"/> makes them, so what is written here is well formed.</summary>
public sealed record PolicyStatement
{
    internal PolicyStatement()
    {
    }

    /// <summary>The statement's name in its policy; null when it has none.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Deny or allow.</summary>
    public PolicyEffect Effect { get; internal init; }

    /// <summary>Who the statement is about; null when it has neither <c>Principal</c> nor <c>NotPrincipal</c>: it is about whoever its policy is attached to.</summary>
    public ImmutableArray<PrincipalEntry>? Principals { get; internal init; }

    /// <summary>True for <c>NotPrincipal</c>: the statement is about everybody that no entry matches.</summary>
    public bool ExcludesPrincipals { get; internal init; }

    /// <summary>Patterns of actions, at least one.</summary>
    public ImmutableArray<string> Actions { get; internal init; } = [];

    /// <summary>True for <c>NotAction</c>: the statement is about every action that no pattern matches.</summary>
    public bool ExcludesActions { get; internal init; }

    /// <summary>Patterns of resources; null when the statement has neither <c>Resource</c> nor <c>NotResource</c>, as in trust policies: it is about every resource.</summary>
    public ImmutableArray<string>? Resources { get; internal init; }

    /// <summary>True for <c>NotResource</c>: the statement is about every resource that no pattern matches.</summary>
    public bool ExcludesResources { get; internal init; }

    /// <summary>All must hold; empty: none is asked for.</summary>
    public ImmutableArray<PolicyCondition> Conditions { get; internal init; } = [];
}
