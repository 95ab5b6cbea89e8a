using System.CommandLine;
using System.Text.Json;
using IamGateway.Policy.Analysis;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy check-no-new-access</c>: whether a change of a policy grants more than before.</summary>
internal static class CheckNoNewAccessCommand
{
    private const int Undecided = 3;

    private const string Example =
        """
        Example:
          echo '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/*"}}' > wide.json
          echo '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/may/*"}}' > narrow.json
          iamgateway policy check-no-new-access --existing wide.json --new narrow.json
          Pass: narrow.json grants nothing that wide.json does not grant.

        For a Fail, a request that only the new version grants is printed, with the statement that grants it. Undecided
        is answered when neither could be proved, with what kept it from that.

        Exit code: 0 for Pass, 1 for Fail, 3 for Undecided, 2 when a file cannot be read as a policy, or the command line
        cannot be read.
        """;

    public static Command Create(StandardStreams streams)
    {
        var existing = new Option<string>("--existing") { Description = "The policy as it is.", HelpName = "FILE", Required = true };
        var updated = new Option<string>("--new") { Description = "The policy as it would be.", HelpName = "FILE", Required = true };
        var type = PolicyTypeNames.Option();
        var json = CommonOptions.Json();
        var command = new Command("check-no-new-access", "Check that a new version of a policy grants nothing that the existing one does not grant, over all requests.") { existing, updated, type, json };
        ExampleHelp.Add(command, Example);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(streams, async output =>
        {
            var policyType = PolicyTypeNames.Read(parsed.GetRequiredValue(type));
            var before = await ReadAsync(parsed.GetRequiredValue(existing), policyType, streams, cancellationToken);
            var after = await ReadAsync(parsed.GetRequiredValue(updated), policyType, streams, cancellationToken);
            var result = AccessCheck.NoNewAccess([before], [after], policyType);
            await output.WriteLineAsync(parsed.GetValue(json) ? AccessCheckOutput.Json(result) : AccessCheckOutput.Text(result, VisibleText.Of(before.Name), VisibleText.Of(after.Name)));
            return result.Answer switch { AccessAnswer.Pass => 0, AccessAnswer.Fail => 1, _ => Undecided };
        }));
        return command;
    }

    private static async Task<PolicySource> ReadAsync(string file, PolicyType type, StandardStreams streams, CancellationToken cancellationToken)
    {
        var content = await InputFiles.ReadAsync(file, streams, cancellationToken);
        var (document, diagnostics) = PolicyParser.Parse(content.Span, type);
        return document is not null
            ? new PolicySource(file, null, document)
            : throw new CommandException(string.Join('\n', diagnostics.Select(diagnostic => $"{VisibleText.Of(file)}: {diagnostic}")));
    }
}
