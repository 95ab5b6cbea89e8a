using System.Collections.Immutable;

namespace IamGateway.Policy.Validation;

/// <summary>The services that policies are about, with what can be done in them. With it a validator finds misspelt actions, keys and resources.</summary>
/// <param name="Services">All of them: a service that is not among them is unknown.</param>
public sealed record ActionCatalogue(ImmutableArray<ActionCatalogue.ServiceEntry> Services)
{
    /// <summary>One service.</summary>
    /// <param name="Prefix">What stands before the colon of its actions, for example <c>orders</c>.</param>
    /// <param name="Actions">All its actions.</param>
    /// <param name="ConditionKeys">The keys of its own that any of its actions can have, for example <c>orders:Region</c>; one that ends in <c>/</c> stands for a key for each tag.</param>
    public sealed record ServiceEntry(string Prefix, ImmutableArray<ActionEntry> Actions, ImmutableArray<string> ConditionKeys);

    /// <summary>One action.</summary>
    /// <param name="Name">What stands after the colon, for example <c>GetOrder</c>.</param>
    /// <param name="Level">What it does.</param>
    /// <param name="Resources">Patterns of the ARNs it is about, for example <c>arn:*:orders:*:*:order/*</c>; empty when it is about none in particular.</param>
    public sealed record ActionEntry(string Name, AccessLevel Level, ImmutableArray<string> Resources);
}
