using System.Collections.Immutable;
using System.Text;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Indexing;

/// <summary>
/// Which of a set's action lists match an action, as bits: looked up for the actions that a list spells out, found by trying the
/// lists with a pattern that could be about the action's service for all others. Immutable.
/// </summary>
internal sealed class ActionIndex
{
    /// <summary>For so many pairs of a name and a list with patterns it is found out beforehand whether they match.</summary>
    private const long MaximumWork = 500_000;

    private readonly ImmutableArray<ActionPatterns> _lists;
    private readonly int[] _everywhere;
    private readonly ActionTable _ofService;
    private readonly ActionTable _named;
    private readonly bool _isComplete;

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
        _ofService = new ActionTable(ofService);
        _isComplete = WorkOf(named) <= MaximumWork;
        if (_isComplete)
        {
            foreach (var (name, numbers) in named)
                AddMatching(name, numbers);
        }

        _named = new ActionTable(named);
    }

    /// <summary>How many words of bits an answer takes.</summary>
    public int WordCount => (_lists.Length + 63) / 64;

    /// <summary>Sets the bits of the lists that match the action; false when there are none.</summary>
    /// <param name="action">The request's action.</param>
    /// <param name="matching">At least <see cref="WordCount"/> words, all zero.</param>
    public bool Find(ReadOnlySpan<char> action, Span<ulong> matching)
    {
        var known = _named.Find(action);
        foreach (var number in known ?? [])
            matching[number >> 6] |= 1UL << number;
        if (known is not null && _isComplete)
            return true;

        var found = known is not null | Try(_everywhere, action, matching);
        return (_ofService.Find(ServiceOf(action)) is { } numbers && Try(numbers, action, matching)) || found;
    }

    private long WorkOf(Dictionary<string, List<int>> named)
    {
        long work = 0;
        foreach (var name in named.Keys)
            work += _everywhere.Length + (_ofService.Find(ServiceOf(name))?.Length ?? 0);
        return work;
    }

    private bool Try(int[] numbers, ReadOnlySpan<char> action, Span<ulong> matching)
    {
        var found = false;
        foreach (var number in numbers)
        {
            if (!_lists[number].Matches(action))
                continue;
            matching[number >> 6] |= 1UL << number;
            found = true;
        }

        return found;
    }

    /// <summary>
    /// Puts a list where actions will find it. Lists that exclude actions can be about any service, and so can patterns with a
    /// wildcard in theirs; letter case beyond ASCII is left to the patterns.
    /// </summary>
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
            var hasWildcard = ActionPatterns.HasWildcard(text);
            if (!Ascii.IsValid(text) || (hasWildcard && (service.IsEmpty || service.ContainsAny('*', '?'))))
                AddOnce(everywhere, number);
            else if (hasWildcard)
                AddOnce(NumbersOf(ofService, service.ToString()), number);
            else
                AddOnce(NumbersOf(named, text), number);
        }
    }

    /// <summary>To the lists that spell an action out, adds those that match it by a pattern.</summary>
    private void AddMatching(string name, List<int> numbers)
    {
        var spelledOut = numbers.Count;
        AddMatching(name, _everywhere, spelledOut, numbers);
        if (_ofService.Find(ServiceOf(name)) is { } ofService)
            AddMatching(name, ofService, spelledOut, numbers);
    }

    private void AddMatching(string name, int[] candidates, int spelledOut, List<int> numbers)
    {
        foreach (var number in candidates)
        {
            if (numbers.BinarySearch(0, spelledOut, number, null) < 0 && _lists[number].Matches(name))
                numbers.Add(number);
        }
    }

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
}
