using System.Collections.Immutable;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Indexing;

/// <summary>Tests each condition of a set at most once for a request, as far as there is room for the answers.</summary>
/// <param name="conditions">The set's conditions.</param>
/// <param name="context">The request's context.</param>
/// <param name="memory">Room for the answers, all zero.</param>
internal readonly ref struct ConditionMemory(ImmutableArray<CompiledCondition> conditions, RequestContext context, Span<ulong> memory)
{
    private const int MaximumRemembered = 512;

    private readonly ReadOnlySpan<CompiledCondition> _conditions = conditions.AsSpan();
    private readonly Span<ulong> _known = memory[..(memory.Length / 2)];
    private readonly Span<ulong> _met = memory[(memory.Length / 2)..];

    /// <summary>How much room the answers of so many conditions take.</summary>
    public static int WordCount(int conditionCount) => 2 * ((Math.Min(conditionCount, MaximumRemembered) + 63) / 64);

    /// <summary>Whether the conditions with these numbers are all met.</summary>
    public bool AreMet(ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            if (!IsMet(number))
                return false;
        }

        return true;
    }

    private bool IsMet(int number)
    {
        var word = number >> 6;
        if (word >= _known.Length)
            return _conditions[number].IsMet(context);

        var bit = 1UL << number;
        if ((_known[word] & bit) != 0)
            return (_met[word] & bit) != 0;
        var isMet = _conditions[number].IsMet(context);
        _known[word] |= bit;
        if (isMet)
            _met[word] |= bit;
        return isMet;
    }
}
