using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>Patterns of which a text is to match one.</summary>
/// <param name="Globs">They may be none: then nothing matches.</param>
internal sealed record GlobSet(ImmutableArray<Glob> Globs)
{
    public int Stars => Globs.Sum(glob => glob.Stars);

    public bool IsFaithful => Globs.All(glob => glob.IsFaithful);
}
