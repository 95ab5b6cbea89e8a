using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>
/// Reads a text character by character and knows which sets of patterns it matches so far. A state is the list of the places in
/// the patterns that the text may have reached, in order; places that cannot change what follows are left out, so that different
/// beginnings with the same future share one state. Immutable.
/// </summary>
internal sealed class GlobAutomaton
{
    private const string PreferredSpares = "xyzwvutsrqponmlkjihgfedcba0123456789-_";

    private readonly List<GlobToken> _tokens = [];
    private readonly List<int> _patterns = []; // for each place, where its pattern begins
    private readonly List<int> _sets = []; // for each place, its set
    private readonly int[] _everything; // for each set, the place from which it matches whatever follows; -1: none
    private readonly LetterCases _cases = new();
    private readonly bool _ignoresCase;
    private readonly char _spare;

    public GlobAutomaton(IReadOnlyList<GlobSet> sets)
    {
        _everything = [.. Enumerable.Repeat(-1, sets.Count)];
        var starts = new List<int>();
        for (var set = 0; set < sets.Count; set++)
        {
            foreach (var glob in sets[set].Globs)
            {
                starts.Add(_tokens.Count);
                Add(glob, set);
            }
        }

        var letters = _tokens.Where(token => token.Kind == GlobTokenKind.Letter).ToList();
        _ignoresCase = letters.TrueForAll(token => token.IgnoresCase || !char.IsLetter(token.Letter));
        _spare = FindSpare(letters.Select(token => char.ToUpperInvariant(token.Letter)).ToHashSet());
        Start = Reach(starts);
    }

    /// <summary>The state before the first character.</summary>
    public int[] Start { get; }

    /// <summary>The state after one more character.</summary>
    public int[] Step(int[] state, char letter)
    {
        var reached = new List<int>(state.Length + 1);
        foreach (var place in state)
        {
            if (_tokens[place].Takes(letter))
                reached.Add(_tokens[place].Kind == GlobTokenKind.AnyRun ? place : place + 1);
        }

        return Reach(reached);
    }

    /// <summary>The characters that can lead from a state to different ones; all others lead where the last of these does.</summary>
    public IReadOnlyCollection<char> Letters(int[] state)
    {
        var letters = new HashSet<char>();
        var folded = new HashSet<char>();
        foreach (var place in state)
        {
            var token = _tokens[place];
            if (token.StopsAtColon && token.IsWild)
                letters.Add(':');
            if (token.Kind != GlobTokenKind.Letter)
                continue;
            if (!_ignoresCase)
                letters.UnionWith(token.IgnoresCase ? _cases.Of(token.Letter) : [token.Letter]);
            else if (folded.Add(char.ToUpperInvariant(token.Letter)))
                letters.Add(token.Letter);
        }

        letters.Add(_spare);
        return letters;
    }

    /// <summary>The sets that match what was read.</summary>
    public Bits Accepted(int[] state) =>
        Bits.Of(state.Where(place => _tokens[place].Kind == GlobTokenKind.End || _everything[_sets[place]] == place).Select(place => _sets[place]));

    /// <summary>The sets that match what was read or may match it with more characters.</summary>
    public Bits Live(int[] state) => Bits.Of(state.Select(place => _sets[place]));

    /// <summary>The sets that match a whole text.</summary>
    public Bits Accepted(string text) => Accepted(text.Aggregate(Start, Step));

    private static char FindSpare(HashSet<char> used)
    {
        foreach (var spare in PreferredSpares)
        {
            if (!used.Contains(char.ToUpperInvariant(spare)))
                return spare;
        }

        var other = '\u00A1';
        while (used.Contains(char.ToUpperInvariant(other)))
            other++;
        return other;
    }

    private void Add(Glob glob, int set)
    {
        var start = _tokens.Count;
        foreach (var token in glob.Tokens.Append(default))
        {
            _tokens.Add(token);
            _patterns.Add(start);
            _sets.Add(set);
        }

        if (glob.Tokens is [.., { TakesEverything: true }])
            _everything[set] = _tokens.Count - 2;
    }

    /// <summary>
    /// Makes a state of places. A star can be passed at once. Places before a star that is reached have no future the star does
    /// not have: all places of a pattern lie in the same component of an ARN, and a star takes all that its component can hold.
    /// Where a set matches whatever follows, its other places do not matter.
    /// </summary>
    private int[] Reach(List<int> places)
    {
        var everything = new HashSet<int>();
        var all = new SortedSet<int>();
        foreach (var place in places)
        {
            var next = place;
            all.Add(next);
            while (_tokens[next].Kind == GlobTokenKind.AnyRun)
            {
                if (_tokens[next].TakesEverything && _tokens[next + 1].Kind == GlobTokenKind.End)
                    everything.Add(_sets[next]);
                all.Add(++next);
            }
        }

        var state = new List<int>(all.Count);
        var passed = -1; // the pattern in which a star was met: the places come in falling order
        foreach (var place in all.Reverse())
        {
            if (everything.Contains(_sets[place]) || passed == _patterns[place])
                continue;
            state.Add(place);
            if (_tokens[place].Kind == GlobTokenKind.AnyRun)
                passed = _patterns[place];
        }

        state.AddRange(everything.Select(set => _everything[set]));
        state.Sort();
        return [.. state];
    }
}
