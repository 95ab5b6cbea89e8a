using System.CommandLine;
using System.Globalization;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy test</c>: unit tests of policies.</summary>
internal static class TestCommand
{
    private const string Example =
        """
        Example:
          echo '{"id":"reads","expect":"Allowed","request":{"principal":{"arn":"arn:aws:iam::123456789012:user/alice"},"action":"s3:GetObject","resource":"arn:aws:s3:::reports/may.csv"},"policies":{"identity":[{"name":"read","document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*"}}}]}}' > cases.jsonl
          iamgateway policy test cases.jsonl
          1 passed, 0 failed

        A case has the shape that 'iamgateway policy evaluate --help' shows, and what it expects: "expect" is Allowed,
        ExplicitDeny or ImplicitDeny; "expectReason", which may be left out, is a reason as evaluate prints it. Instead
        of a document, a policy may name the file that holds it, from the folder of the cases: {"file":"read.json"}.
        A file holds one case a line, or a JSON list of them.

        Exit code: 1 when a case failed, 2 when a file or the command line cannot be read, or a file has no cases, 0 otherwise.
        """;

    public static Command Create(StandardStreams streams)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of cases with what each expects; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("test", "Test policies: decide cases, and say why each one that fails was decided otherwise.") { files };
        ExampleHelp.Add(command, Example);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(streams, async output =>
        {
            var (passed, failed) = (0, 0);
            foreach (var file in parsed.GetRequiredValue(files))
            {
                var count = Run(file, await InputFiles.ReadAsync(file, streams, cancellationToken), output);
                (passed, failed) = (passed + count.Passed, failed + count.Failed);
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
            return failed > 0 ? 1 : 0;
        }));
        return command;
    }

    private static (int Passed, int Failed) Run(string file, ReadOnlyMemory<byte> content, TextWriter output)
    {
        var cases = new CaseReader(CasePolicies.WithFilesBeside(file));
        var (passed, failed) = (0, 0);
        foreach (var (place, text) in Split(file, content))
        {
            var (name, failure) = Run(text, cases);
            if (failure.Count == 0)
            {
                passed++;
                continue;
            }

            failed++;
            output.WriteLine($"FAILED  {(name is null ? "" : VisibleText.Of(name) + " ")}({VisibleText.Of(file)}, {place})");
            foreach (var line in failure)
                output.WriteLine(line.Length == 0 ? "" : $"  {VisibleText.Of(line)}");
            output.WriteLine();
        }

        return passed + failed > 0 ? (passed, failed) : throw new CommandException($"{VisibleText.Of(file)} has no cases.");
    }

    private static IEnumerable<(string Place, ReadOnlyMemory<byte> Text)> Split(string file, ReadOnlyMemory<byte> content)
    {
        try
        {
            return CaseFile.Split(content);
        }
        catch (CaseFormatException problem)
        {
            throw new CommandException($"{VisibleText.Of(file)} cannot be read: {problem.Message}");
        }
    }

    /// <summary>The id of a case, and the lines that say why it failed; no lines when it did not.</summary>
    private static (string? Id, IReadOnlyList<string> Failure) Run(ReadOnlyMemory<byte> text, CaseReader cases)
    {
        string? id = null;
        try
        {
            using var document = CaseReader.ReadJson(text);
            id = CaseReader.IdOf(document.RootElement)?.ToString();
            var expected = ExpectedDecision.Read(document.RootElement);
            var asked = cases.Read(document.RootElement);
            var explanation = asked.Explain();
            return (id, expected.Matches(explanation.Decision) ? [] : [$"expected  {expected}", $"actual    {explanation.Decision.Outcome}, {explanation.Decision.Reason}", "", .. ExplanationText.Lines(asked, explanation)]);
        }
        catch (CaseFormatException problem)
        {
            return (id, [problem.Message]);
        }
    }
}
