using System.Buffers;
using System.Collections.Immutable;

namespace IamGateway.Policy.Indexing;

/// <summary>A place in the tree of literal beginnings: everything below it begins with what leads here.</summary>
/// <param name="Label">What leads here from the node above.</param>
/// <param name="Leaves">The patterns whose literal beginning ends here and that have to be tried.</param>
/// <param name="Guarded">Those of which each needs one of the <paramref name="Guard"/>'s texts further on.</param>
/// <param name="Guard">One text for each of them; null when there are too few to look for them all at once.</param>
/// <param name="FirstLetters">The first letters of the labels below, in the order of <paramref name="Children"/>.</param>
/// <param name="Children">The nodes below.</param>
internal sealed record ResourceNode(
    string Label, ImmutableArray<ResourceLeaf> Leaves, ImmutableArray<ResourceLeaf> Guarded, SearchValues<string>? Guard, string FirstLetters, ImmutableArray<ResourceNode> Children);
