using System.Text.RegularExpressions;

namespace IamGateway.Server.Tests.Repository;

public sealed partial class DocumentationTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    public void The_house_papers_are_there(string path) => Assert.True(File.Exists(SourceTree.PathOf(path)), $"{path} is missing.");

    [Fact]
    public void Every_relative_link_leads_somewhere() =>
        SourceTree.AssertNone(
            from page in SourceTree.Files(".", ".md")
            from link in Links(page)
            where !Resolves(page, link)
            select $"{page}: {link}",
            "Links without a target:");

    private static IEnumerable<string> Links(string page) =>
        from match in Link().Matches(CodeBlock().Replace(SourceTree.Read(page), ""))
        let target = match.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select target;

    private static bool Resolves(string page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0
            ? SourceTree.PathOf(page)
            : Path.Combine(Path.GetDirectoryName(SourceTree.PathOf(page))!, Uri.UnescapeDataString(parts[0]));
        return (File.Exists(target) || Directory.Exists(target)) && (parts.Length == 1 || Anchors(target).Contains(parts[1]));
    }

    /// <summary>The anchors that a Markdown page offers: its headings in lower case, words joined by hyphens, punctuation dropped.</summary>
    private static IEnumerable<string> Anchors(string file) =>
        from match in Heading().Matches(CodeBlock().Replace(File.ReadAllText(file), ""))
        select Punctuation().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)[^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^#{1,6} +(?<text>.+)$", RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.None, 1000)]
    private static partial Regex Punctuation();
}
