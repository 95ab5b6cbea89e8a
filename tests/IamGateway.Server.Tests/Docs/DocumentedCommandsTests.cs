using System.Text.RegularExpressions;
using IamGateway.Server.Tests.Repository;

namespace IamGateway.Server.Tests.Docs;

/// <summary>
/// The commands that the documentation shows print what it says they print. A page's files are its code blocks after a line that
/// ends in their name and a colon; its commands are the lines that begin with <c>$</c> in its <c>console</c> blocks.
/// </summary>
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string> Pages => [.. SourceTree.Files("docs", ".md").Where(page => SourceTree.Read(page).Contains("```console", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Pages))]
    public async Task Commands_print_what_the_page_says(string page)
    {
        using var folder = new TemporaryFolder();
        var text = SourceTree.Read(page);
        foreach (Match file in NamedBlock().Matches(text))
            await File.WriteAllTextAsync(Path.Combine(folder.Path, file.Groups["name"].Value), file.Groups["text"].Value);

        foreach (Match command in Command().Matches(string.Concat(ConsoleBlock().Matches(text).Select(block => block.Groups["text"].Value))))
            Assert.Equal(command.Groups["output"].Value, await Shell.RunAsync(command.Groups["line"].Value, folder.Path));
    }

    [Fact]
    public void There_are_such_pages() => Assert.NotEmpty(Pages);

    [GeneratedRegex("`(?<name>[\\w.-]+)`:\n\n```\\w+\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedBlock();

    [GeneratedRegex("```console\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\$ (?<line>.*)\n(?<output>([^$].*\n|\n)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
