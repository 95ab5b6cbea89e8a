namespace IamGateway.Policy.Validation;

/// <summary>
/// A pattern of actions compared with the name of one, straight from the text: a document's entries are compared with dozens of names
/// once, which would not be worth compiling them as for decisions. Source: IAM User Guide, "IAM JSON policy elements: Action".
/// </summary>
internal static class ActionPattern
{
    /// <summary>Whether it matches the action; letter case does not count. The work is at most the length of the pattern times that of the name.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> action)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var index = 0; index < action.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = index;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || char.ToUpperInvariant(pattern[at]) == char.ToUpperInvariant(action[index])))
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

        return pattern[at..].IndexOfAnyExcept('*') < 0;
    }
}
