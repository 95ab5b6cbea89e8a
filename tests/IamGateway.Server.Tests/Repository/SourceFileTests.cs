using System.Text.RegularExpressions;

namespace IamGateway.Server.Tests.Repository;

public sealed partial class SourceFileTests
{
    private const int MaxLines = 300;

    [Fact]
    public void No_file_is_longer_than_a_reader_s_patience() =>
        SourceTree.AssertNone(
            from path in CodeFiles()
            let lines = SourceTree.Lines(path).Length
            where lines > MaxLines
            select $"{path}: {lines} lines",
            $"Files have at most {MaxLines} lines:");

    [Theory]
    [InlineData("#region", "a file that needs regions is two files")]
    [InlineData("NotSupportedException", "what is not there is not declared")]
    [InlineData("NotImplementedException", "what is not there is not declared")]
    [InlineData("TO" + "DO", "an unfinished place is finished or recorded elsewhere")]
    [InlineData("FIX" + "ME", "an unfinished place is finished or recorded elsewhere")]
    [InlineData("HA" + "CK:", "an unfinished place is finished or recorded elsewhere")]
    public void Source_has_none_of(string text, string because) =>
        SourceTree.AssertNone(
            from path in SourceTree.Files("src", ".cs", ".razor", ".js", ".css", ".sql")
            from line in SourceTree.Lines(path).Index()
            where line.Item.Contains(text, StringComparison.Ordinal)
            select $"{path}:{line.Index + 1}",
            $"No {text} in src, for {because}:");

    [Fact]
    public void The_namespace_is_the_folder() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files("src", ".cs").Concat(SourceTree.Files("tests", ".cs"))
            where !path.StartsWith("tests/Shared/", StringComparison.Ordinal)
            let written = NamespaceLine().Match(SourceTree.Read(path)).Groups["name"].Value
            where written.Length > 0 && written != Path.GetDirectoryName(path)!.Split('/', 2)[1].Replace('/', '.')
            select $"{path}: {written}",
            "Namespace and folder differ:");

    [Fact]
    public void Suppressions_say_why() =>
        SourceTree.AssertNone(
            from path in CodeFiles()
            from line in SourceTree.Lines(path).Index()
            where (line.Item.Contains("#pragma warning disable", StringComparison.Ordinal) && !line.Item.Contains("//", StringComparison.Ordinal))
                || (line.Item.Contains("SuppressMessage(", StringComparison.Ordinal) && !line.Item.Contains("Justification", StringComparison.Ordinal))
            select $"{path}:{line.Index + 1}",
            "A suppressed warning says why, on the same line:");

    [Fact]
    public void Warnings_switched_off_in_projects_say_why() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files(".", ".csproj", ".props", ".targets")
            from line in SourceTree.Lines(path).Index()
            where line.Item.Contains("<NoWarn>", StringComparison.Ordinal) && !line.Item.Contains("<!--", StringComparison.Ordinal)
            select $"{path}:{line.Index + 1}",
            "NoWarn says why, on the same line:");

    /// <summary>The scripts take the peers to leave out from the text of the tests; a constant there would escape them.</summary>
    [Fact]
    public void Peers_are_named_by_a_literal() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files("tests", ".cs")
            from line in SourceTree.Lines(path).Index()
            where TraitOfPeer().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}",
            "The value of a Peer trait is a literal:");

    [Fact]
    public void Nothing_names_the_machine_it_was_written_on() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files(".")
            where !path.EndsWith("packages.lock.json", StringComparison.Ordinal)
            from line in SourceTree.Lines(path).Index()
            where MachinePath().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}: {line.Item.Trim()}",
            "Paths that exist on one machine only:");

    [Fact]
    public void Nothing_speaks_of_how_or_when_it_was_written() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files(".", ".cs", ".razor", ".md", ".sh", ".mjs", ".sql", ".props", ".csproj")
            from line in SourceTree.Lines(path).Index()
            where OfTheMaking().IsMatch(line.Item)
            select $"{path}:{line.Index + 1}: {line.Item.Trim()}",
            "The project speaks of itself, not of tasks and moments:");

    private static IEnumerable<string> CodeFiles() =>
        SourceTree.Files("src", ".cs", ".razor", ".js").Concat(SourceTree.Files("tests", ".cs"));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex("""Trait\(\s*"Peer"\s*,\s*[^"\s]|Trait\(\s*nameof""", RegexOptions.None, 1000)]
    private static partial Regex TraitOfPeer();

    [GeneratedRegex(@"(?<![\w./-])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)/", RegexOptions.None, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\bissue\s+#?\d|\bfor\s+now\b|\bpull\s+request\s+#?\d|\bwork\s+in\s+progress\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex OfTheMaking();
}
