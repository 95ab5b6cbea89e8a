using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Validation;

/// <summary>
/// A pattern as a row of symbols, so that patterns can be compared with patterns: a character, any one character, any run, or a
/// variable, which stands for one text that is not known.
/// </summary>
/// <param name="symbols">Characters are themselves; variables come after all characters; the rest is below zero.</param>
internal sealed class PatternSymbols(int[] symbols)
{
    private const int AnyOne = -1;
    private const int AnyRun = -2;
    private const int FirstVariable = char.MaxValue + 1;

    private readonly int[] _symbols = symbols;

    /// <summary>Whether the pattern can match more than one text, whatever its variables are.</summary>
    public bool IsOpen { get; } = symbols.Any(symbol => symbol < 0);

    public bool HasVariables { get; } = symbols.Any(symbol => symbol >= FirstVariable);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="hasVariables">Whether <c>${…}</c> is a variable.</param>
    /// <param name="ignoresCase">Whether letter case does not count.</param>
    /// <param name="variables">Numbers of the variables met so far, which are added to: the same variable is the same symbol everywhere.</param>
    public static PatternSymbols Parse(ReadOnlySpan<char> text, bool hasVariables, bool ignoresCase, Dictionary<string, int> variables)
    {
        var symbols = new List<int>(text.Length);
        foreach (var atom in PatternSyntax.Parse(text, wildcards: true, hasVariables, out _))
        {
            switch (atom.Kind)
            {
                case PatternAtomKind.AnyOne:
                    symbols.Add(AnyOne);
                    break;
                case PatternAtomKind.AnyRun:
                    symbols.Add(AnyRun);
                    break;
                case PatternAtomKind.Literal:
                    symbols.AddRange((ignoresCase ? atom.Text!.ToUpperInvariant() : atom.Text!).Select(character => (int)character));
                    break;
                default:
                    var name = $"{atom.Key!.Name.ToUpperInvariant()},{atom.Text}";
                    if (!variables.TryGetValue(name, out var number))
                        variables.Add(name, number = variables.Count);
                    symbols.Add(FirstVariable + number);
                    break;
            }
        }

        return new PatternSymbols([.. symbols]);
    }

    /// <summary>
    /// Whether this pattern matches everything that another one matches, shown by matching its symbols as if they were a text: only
    /// "any run" takes in a run or a variable, only it and "any one" take in one open character. True is always right; false means
    /// that it could not be shown.
    /// </summary>
    /// <param name="other">The narrower pattern.</param>
    /// <param name="budget">When it is spent, nothing can be shown.</param>
    public bool Covers(PatternSymbols other, WorkBudget budget)
    {
        var (wide, narrow) = (_symbols, other._symbols);
        var (at, star, resume) = (0, -1, 0);
        for (var index = 0; index < narrow.Length;)
        {
            if (!budget.TrySpend())
                return false;
            if (at < wide.Length && wide[at] == AnyRun)
            {
                star = at++;
                resume = index;
            }
            else if (at < wide.Length && (wide[at] == narrow[index] || (wide[at] == AnyOne && narrow[index] is AnyOne or (>= 0 and < FirstVariable))))
            {
                at++;
                index++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                index = ++resume;
            }
            else
            {
                return false;
            }
        }

        return at == wide.Length || (at == wide.Length - 1 && wide[at] == AnyRun);
    }

    /// <summary>Whether there can be a text that both patterns match; a variable can be any text. False is always right; true is also said when the budget is spent.</summary>
    public bool Overlaps(PatternSymbols other, WorkBudget budget)
    {
        var (rows, columns) = (_symbols.Length, other._symbols.Length);
        var reached = new bool[columns + 1]; // what is left of the other pattern, for each that is left of this one
        var above = new bool[columns + 1];
        for (var row = 0; row <= rows; row++)
        {
            (above, reached) = (reached, above);
            for (var column = 0; column <= columns; column++)
            {
                if (!budget.TrySpend())
                    return true;
                var isRowRun = row > 0 && IsRun(_symbols[row - 1]);
                var isColumnRun = column > 0 && IsRun(other._symbols[column - 1]);
                reached[column] = (row == 0 && column == 0)
                    || (row > 0 && above[column] && (isRowRun || isColumnRun))
                    || (column > 0 && reached[column - 1] && (isRowRun || isColumnRun))
                    || (row > 0 && column > 0 && above[column - 1] && AreCompatible(_symbols[row - 1], other._symbols[column - 1]));
            }
        }

        return reached[columns];
    }

    private static bool IsRun(int symbol) => symbol is AnyRun or >= FirstVariable;

    private static bool AreCompatible(int one, int two) => one == two || one == AnyOne || two == AnyOne || IsRun(one) || IsRun(two);
}
