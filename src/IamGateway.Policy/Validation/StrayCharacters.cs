namespace IamGateway.Policy.Validation;

/// <summary>Characters that nobody sees and that make a name another one.</summary>
internal static class StrayCharacters
{
    /// <summary>Whether a text begins or ends with white space, or has a control character.</summary>
    public static bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return true;
        }

        return !text.IsEmpty && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
    }
}
