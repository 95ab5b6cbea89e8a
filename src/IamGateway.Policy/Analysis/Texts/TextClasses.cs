using System.Text;

namespace IamGateway.Policy.Analysis.Texts;

/// <summary>
/// Finds what combinations of pattern sets a text can match: every state of the automaton that can be reached is visited once,
/// nearest first. What is not found does not exist.
/// </summary>
/// <param name="automaton">The patterns.</param>
/// <param name="wish">Which texts are worth looking at; others, with all that begin with them, are not followed.</param>
/// <param name="maximumLength">The longest text there is.</param>
/// <param name="budget">Work that may be done.</param>
internal sealed class TextClasses(GlobAutomaton automaton, TextWish wish, int maximumLength, Budget budget)
{
    private const int MaximumStates = 20_000;
    private const int MaximumClasses = 4_096;

    private readonly Dictionary<int[], int> _numbers = new(new StateComparer());
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Bits, TextClass> _classes = [];

    /// <summary>The classes, those with the shortest examples first; null when there are too many, or too many states.</summary>
    public IReadOnlyCollection<TextClass>? Find()
    {
        Visit(automaton.Start, new Node(automaton.Start, -1, '\0', 0));
        for (var number = 0; number < _nodes.Count; number++)
        {
            var node = _nodes[number];
            var matched = automaton.Accepted(node.State);
            if (wish.IsMet(matched) && !_classes.ContainsKey(matched))
                _classes.Add(matched, new TextClass(matched, TextOf(number)));
            if (node.Length < maximumLength)
                Follow(number, node);
            if (_nodes.Count > MaximumStates || _classes.Count > MaximumClasses || !budget.Spend(10 + node.State.Length))
                return null;
        }

        return _classes.Values;
    }

    private void Follow(int number, Node node)
    {
        foreach (var letter in automaton.Letters(node.State))
        {
            budget.Spend(5 + (2 * node.State.Length));
            Visit(automaton.Step(node.State, letter), new Node([], number, letter, node.Length + 1));
        }
    }

    private void Visit(int[] state, Node node)
    {
        if (!wish.IsInReach(automaton.Live(state), automaton.Fixed(state)) || !_numbers.TryAdd(state, _nodes.Count))
            return;
        _nodes.Add(node with { State = state });
    }

    private string TextOf(int number)
    {
        var text = new StringBuilder();
        for (var node = _nodes[number]; node.Parent >= 0; node = _nodes[node.Parent])
            text.Append(node.Letter);
        var letters = text.ToString().ToCharArray();
        Array.Reverse(letters);
        return new string(letters);
    }

    private sealed record Node(int[] State, int Parent, char Letter, int Length);

    private sealed class StateComparer : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] obj)
        {
            var hash = default(HashCode);
            foreach (var place in obj)
                hash.Add(place);
            return hash.ToHashCode();
        }
    }
}
