using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy validate</c>: everything that is wrong, unsafe or needless in policies.</summary>
internal static class ValidateCommand
{
    private const string Example =
        """
        Example:
          echo '{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"s3:*","Resource":"*"}}' | iamgateway policy validate -
          -:1:47: ERROR INVALID_EFFECT: Effect is "Allow" or "Deny", not "allow"; letter case counts. ($.Statement.Effect)
          1 file: 1 error, 0 security warnings, 0 warnings, 0 suggestions

        Exit code: 1 when there is an ERROR, 2 when a file or the command line cannot be read, 0 otherwise.
        """;

    public static Command Create(StandardStreams streams)
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of one policy each; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var type = PolicyTypeNames.Option();
        var json = CommonOptions.Json();
        var command = new Command("validate", "Report everything that is wrong, unsafe or needless in policies, with its place and how to mend it.") { files, type, json };
        ExampleHelp.Add(command, Example);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(streams, async output =>
        {
            var (findings, unreadable) = await FindAsync(parsed.GetRequiredValue(files), PolicyTypeNames.Read(parsed.GetRequiredValue(type)), streams, cancellationToken);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(findings.Select(ToJson), ReadableJson.Options));
            else
                WriteText(output, parsed.GetRequiredValue(files).Length - unreadable, findings);
            return unreadable > 0 ? CommandErrors.Unreadable : findings.Any(finding => finding.Diagnostic.Severity == DiagnosticSeverity.Error) ? 1 : 0;
        }));
        return command;
    }

    /// <summary>The findings of all files, in their order; a file that cannot be read is reported and keeps no other from being looked at.</summary>
    private static async Task<(List<(string File, PolicyDiagnostic Diagnostic)> Findings, int Unreadable)> FindAsync(
        IEnumerable<string> files, PolicyType type, StandardStreams streams, CancellationToken cancellationToken)
    {
        var findings = new List<(string, PolicyDiagnostic)>();
        var unreadable = 0;
        foreach (var file in files)
        {
            try
            {
                var content = await InputFiles.ReadAsync(file, streams, cancellationToken);
                findings.AddRange(PolicyValidator.Validate(content.Span, type).Select(diagnostic => (file, diagnostic)));
            }
            catch (CommandException problem)
            {
                unreadable++;
                await CommandErrors.WriteAsync(streams, problem.Message);
            }
        }

        return (findings, unreadable);
    }

    private static void WriteText(TextWriter output, int files, List<(string File, PolicyDiagnostic Diagnostic)> findings)
    {
        foreach (var (file, finding) in findings)
            output.WriteLine(VisibleText.Of($"{file}:{finding.Line}:{finding.Column}: {NameOf(finding.Severity)} {finding.Code}: {finding.Message} ({finding.Path})"));
        output.WriteLine(
            $"{Count(files, "file")}: {Counted(DiagnosticSeverity.Error, "error")}, {Counted(DiagnosticSeverity.SecurityWarning, "security warning")}, "
            + $"{Counted(DiagnosticSeverity.Warning, "warning")}, {Counted(DiagnosticSeverity.Suggestion, "suggestion")}");

        string Counted(DiagnosticSeverity severity, string name) => Count(findings.Count(finding => finding.Diagnostic.Severity == severity), name);
    }

    private static string Count(int count, string name) => string.Create(CultureInfo.InvariantCulture, $"{count} {name}{(count == 1 ? "" : "s")}");

    private static object ToJson((string File, PolicyDiagnostic Diagnostic) finding) => new
    {
        finding.File,
        Severity = NameOf(finding.Diagnostic.Severity),
        finding.Diagnostic.Code,
        finding.Diagnostic.Path,
        finding.Diagnostic.Line,
        finding.Diagnostic.Column,
        finding.Diagnostic.Message,
    };

    /// <summary>The names that IAM Access Analyzer gives its findings. Source: IAM Access Analyzer API Reference, "ValidatePolicyFinding".</summary>
    private static string NameOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "ERROR",
        DiagnosticSeverity.SecurityWarning => "SECURITY_WARNING",
        DiagnosticSeverity.Warning => "WARNING",
        _ => "SUGGESTION",
    };
}
