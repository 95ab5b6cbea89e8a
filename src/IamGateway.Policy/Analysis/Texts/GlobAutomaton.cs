using System.Runtime.InteropServices;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>
/// Reads a text character by character and knows which sets of patterns it matches so far. A state is the list of the places in
/// the patterns that the text may have reached, in order; places that cannot change what follows are left out, so that different
/// beginnings with the same future share one state. Not thread-safe: it keeps its working memory.
/// </summary>
internal sealed class GlobAutomaton
{
    private const string PreferredSpares = "xyzwvutsrqponmlkjihgfedcba0123456789-_";

    private readonly List<GlobToken> _tokens = [];
    private readonly List<int> _patterns = []; // for each place, where its pattern begins
    private readonly List<int> _sets = []; // for each place, its set
    private readonly int[] _everything; // for each set, the place from which it matches whatever follows; -1: none
    private readonly LetterCases _cases = new();
    private readonly List<int> _reached = [];
    private readonly List<int> _kept = [];
    private readonly List<char> _letters = [];
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
        _ignoresCase = letters.TrueForAll(token => token.IgnoresCase || char.ToUpperInvariant(token.Letter) == char.ToLowerInvariant(token.Letter));
        _spare = FindSpare(letters.Select(token => char.ToUpperInvariant(token.Letter)).ToHashSet());
        _reached.AddRange(starts);
        Start = Reach();
    }

    /// <summary>The state before the first character.</summary>
    public int[] Start { get; }

    /// <summary>The state after one more character.</summary>
    public int[] Step(int[] state, char letter)
    {
        _reached.Clear();
        foreach (var place in state)
        {
            if (_tokens[place].Takes(letter))
                _reached.Add(_tokens[place].Kind == GlobTokenKind.AnyRun ? place : place + 1);
        }

        return Reach();
    }

    /// <summary>The characters that can lead from a state to different ones; all others lead where the last of these does.</summary>
    public ReadOnlySpan<char> Letters(int[] state)
    {
        _letters.Clear();
        foreach (var place in state)
        {
            var token = _tokens[place];
            if (token.StopsAtColon && token.IsWild)
                AddLetter(':');
            if (token.Kind != GlobTokenKind.Letter)
                continue;
            if (_ignoresCase || !token.IgnoresCase)
                AddLetter(token.Letter);
            else
                _cases.Of(token.Letter).ToList().ForEach(AddLetter);
        }

        AddLetter(_spare);
        return CollectionsMarshal.AsSpan(_letters);
    }

    /// <summary>The sets that match what was read.</summary>
    public Bits Accepted(int[] state) => SetsOf(state, place => _tokens[place].Kind == GlobTokenKind.End || IsFixed(place));

    /// <summary>The sets that match what was read or may match it with more characters.</summary>
    public Bits Live(int[] state) => SetsOf(state, _ => true);

    /// <summary>The sets that match what was read whatever follows.</summary>
    public Bits Fixed(int[] state) => SetsOf(state, IsFixed);

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

    private void AddLetter(char letter)
    {
        foreach (var known in _letters)
        {
            if (known == letter || (_ignoresCase && char.ToUpperInvariant(known) == char.ToUpperInvariant(letter)))
                return;
        }

        _letters.Add(letter);
    }

    private bool IsFixed(int place) => _everything[_sets[place]] == place;

    private Bits SetsOf(int[] state, Predicate<int> isMeant)
    {
        var sets = new Bits.Builder(_everything.Length);
        foreach (var place in state)
        {
            if (isMeant(place))
                sets.Add(_sets[place]);
        }

        return sets.ToBits();
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
    /// Makes a state of the places that were reached. A star can be passed at once. Places before a star that is reached have no future the star does
    /// not have: all places of a pattern lie in the same component of an ARN, and a star takes all that its component can hold.
    /// Where a set matches whatever follows, its other places do not matter.
    /// </summary>
    private int[] Reach()
    {
        HashSet<int>? everything = null;
        for (var index = 0; index < _reached.Count; index++) // the list grows by what stars let pass
        {
            var place = _reached[index];
            if (_tokens[place].Kind != GlobTokenKind.AnyRun)
                continue;
            if (_tokens[place].TakesEverything && _tokens[place + 1].Kind == GlobTokenKind.End)
                (everything ??= []).Add(_sets[place]);
            _reached.Add(place + 1);
        }

        _reached.Sort();
        _kept.Clear();
        var passed = -1; // the pattern in which a star was met: the places come in falling order
        for (var index = _reached.Count - 1; index >= 0; index--)
        {
            var place = _reached[index];
            var isLeftOut = everything?.Contains(_sets[place]) == true ? place != _everything[_sets[place]] : passed == _patterns[place];
            if (isLeftOut || (_kept.Count > 0 && _kept[^1] == place))
                continue;
            _kept.Add(place);
            if (_tokens[place].Kind == GlobTokenKind.AnyRun)
                passed = _patterns[place];
        }

        foreach (var set in everything ?? [])
        {
            if (!_kept.Contains(_everything[set]))
                _kept.Add(_everything[set]);
        }

        _kept.Sort();
        return [.. _kept];
    }
}
