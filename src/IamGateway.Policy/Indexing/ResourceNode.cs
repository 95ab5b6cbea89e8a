using System.Buffers;

namespace IamGateway.Policy.Indexing;

/// <summary>A place in the tree of literal beginnings: everything below it begins with what leads here. Numbers are positions in the tree's arrays.</summary>
/// <param name="FirstChar">Where the text that leads here from the node above begins, without its first character.</param>
/// <param name="CharCount">Length of that text.</param>
/// <param name="FirstChild">Where the nodes below begin.</param>
/// <param name="ChildCount">How many they are.</param>
/// <param name="FirstLeaf">Where the patterns begin whose literal beginning ends here.</param>
/// <param name="LeafCount">How many of them have to be tried.</param>
/// <param name="GuardedCount">How many follow that need not be, unless the <paramref name="Guard"/> finds something.</param>
/// <param name="Guard">Texts of which each of the guarded patterns needs one further on; null when there are none.</param>
internal readonly record struct ResourceNode(
    int FirstChar, int CharCount, int FirstChild, int ChildCount, int FirstLeaf, int LeafCount, int GuardedCount, SearchValues<string>? Guard);
