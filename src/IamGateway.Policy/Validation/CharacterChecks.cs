using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// The characters of a policy: U+0009, U+000A, U+000D and U+0020 to U+00FF. An escape stands for any character that is not a control
/// character. Source: IAM User Guide, "IAM and AWS STS quotas"; IAM API Reference, "CreatePolicy".
/// </summary>
internal static class CharacterChecks
{
    private const byte FirstByteBeyondLatin1 = 0xC4;

    private static readonly DiagnosticCode NonLatin1 = DiagnosticCode.Error("NON_LATIN1_CHARACTER");

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        var tokens = new List<(int Offset, string Text, SourcePath Path)>();
        AddTokens(policy.Root, tokens);
        for (var index = 0; index < tokens.Count; index++)
        {
            var (offset, text, path) = tokens[index];
            var end = index + 1 < tokens.Count ? tokens[index + 1].Offset : policy.Json.Length;
            var found = policy.Json.AsSpan(offset, end - offset).IndexOfAnyInRange(FirstByteBeyondLatin1, byte.MaxValue);
            if (found >= 0)
                diagnostics.Add(NonLatin1, path, offset + found, "Policies are written in the characters of Latin-1; write others as \\u and four hexadecimal digits.");
            else if (text.Any(IsRefused))
                diagnostics.Add(NonLatin1, path, offset, "This text has a control character; remove it.");
        }
    }

    /// <summary>Names and texts in the order of the document.</summary>
    private static void AddTokens(SourceNode node, List<(int Offset, string Text, SourcePath Path)> tokens)
    {
        if (node.NameOffset != node.Offset)
            tokens.Add((node.NameOffset, node.Name, node.Path));
        tokens.Add((node.Offset, node.Text, node.Path));
        foreach (var child in node.Children)
            AddTokens(child, tokens);
    }

    private static bool IsRefused(char character) => character < ' ' && character is not ('\t' or '\n' or '\r');
}
