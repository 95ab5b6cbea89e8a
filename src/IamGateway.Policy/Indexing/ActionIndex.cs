using System.Collections.Frozen;
using System.Collections.Immutable;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>
/// Which of a set's action lists match an action, as bits: looked up for the actions that a list spells out, found by trying the
/// lists with a pattern that could be about the action's service for all others. Immutable.
/// </summary>
internal sealed class ActionIndex
{
    private readonly ImmutableArray<ActionPatterns> _lists;
    private readonly int[] _everywhere;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _ofService;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _named;

    /// <param name="lists">The distinct action lists of a set; their positions are their numbers.</param>
    public ActionIndex(ImmutableArray<ActionPatterns> lists)
    {
        _lists = lists;
        var everywhere = new List<int>();
        var ofService = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        var named = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var number = 0; number < lists.Length; number++)
            Place(number, everywhere, ofService, named);

        _everywhere = [.. everywhere];
        _ofService = Freeze(ofService);
        foreach (var (name, numbers) in named)
            AddMatching(name, numbers);
        _named = Freeze(named);
    }

    /// <summary>How many words of bits an answer takes.</summary>
    public int WordCount => (_lists.Length + 63) / 64;

    /// <summary>Sets the bits of the lists that match the action; false when there are none.</summary>
    /// <param name="action">The request's action.</param>
    /// <param name="matching">At least <see cref="WordCount"/> words, all zero.</param>
    public bool Find(ReadOnlySpan<char> action, Span<ulong> matching)
    {
        if (_named.TryGetValue(action, out var known))
        {
            foreach (var number in known)
                Add(number, matching);
            return true;
        }

        var found = Try(_everywhere, action, matching);
        return (_ofService.TryGetValue(ServiceOf(action), out var numbers) && Try(numbers, action, matching)) || found;
    }

    /// <summary>Puts a list where actions will find it. Lists that exclude actions can be about any service, and so can patterns with a wildcard in theirs.</summary>
    private void Place(int number, List<int> everywhere, Dictionary<string, List<int>> ofService, Dictionary<string, List<int>> named)
    {
        if (_lists[number].IsNegated)
        {
            everywhere.Add(number);
            return;
        }

        foreach (var text in _lists[number].Texts)
        {
            var service = ServiceOf(text);
            if (!ActionPatterns.HasWildcard(text))
                AddOnce(NumbersOf(named, text), number);
            else if (service.IsEmpty || service.ContainsAny('*', '?'))
                AddOnce(everywhere, number);
            else
                AddOnce(NumbersOf(ofService, service.ToString()), number);
        }
    }

    /// <summary>To the lists that spell an action out, adds those that match it by a pattern.</summary>
    private void AddMatching(string name, List<int> numbers)
    {
        var tried = _ofService.TryGetValue(ServiceOf(name), out var ofService) ? _everywhere.Concat(ofService) : _everywhere;
        foreach (var number in tried.Except(numbers).ToList())
        {
            if (_lists[number].Matches(name))
                numbers.Add(number);
        }
    }

    private bool Try(int[] numbers, ReadOnlySpan<char> action, Span<ulong> matching)
    {
        var found = false;
        foreach (var number in numbers)
        {
            if (!_lists[number].Matches(action))
                continue;
            Add(number, matching);
            found = true;
        }

        return found;
    }

    private static void Add(int number, Span<ulong> matching) => matching[number >> 6] |= 1UL << number;

    /// <summary>The lists are placed one after the other, so a list that is there already is the last.</summary>
    private static void AddOnce(List<int> numbers, int number)
    {
        if (numbers.Count == 0 || numbers[^1] != number)
            numbers.Add(number);
    }

    private static List<int> NumbersOf(Dictionary<string, List<int>> places, string name)
    {
        if (!places.TryGetValue(name, out var numbers))
            places.Add(name, numbers = []);
        return numbers;
    }

    private static ReadOnlySpan<char> ServiceOf(ReadOnlySpan<char> action) => action[..Math.Max(0, action.IndexOf(':'))];

    private static FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Freeze(Dictionary<string, List<int>> places) =>
        places.ToFrozenDictionary(place => place.Key, place => place.Value.ToArray(), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
