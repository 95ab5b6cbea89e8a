using System.CommandLine;
using System.Text.Json;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy explain</c>: why one request is decided as it is.</summary>
internal static class ExplainCommand
{
    private const string Example =
        """
        Example:
          echo '{"request":{"principal":{"arn":"arn:aws:iam::123456789012:user/alice"},"action":"s3:GetObject","resource":"arn:aws:s3:::reports/may.csv","context":{"aws:SourceIp":"192.0.2.9"}},"policies":{"identity":[{"name":"read","document":{"Version":"2012-10-17","Statement":{"Sid":"FromOffice","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}}}}]}}' | iamgateway policy explain
          ImplicitDeny: no identity policy allows it. (NoIdentityPolicyAllows)

            principal  arn:aws:iam::123456789012:user/alice
            action     s3:GetObject
            resource   arn:aws:s3:::reports/may.csv

          Missing: an Allow in an identity policy. The nearest:

            statement 0 (FromOffice) of the identity policy read does not match:
              Condition IpAddress aws:SourceIp
                expected  203.0.113.0/24
                actual    192.0.2.9

        A case has the shape that 'iamgateway policy evaluate --help' shows. Instead of a document, a policy may name
        the file that holds it: {"name":"read","file":"read.json"}, from the folder of FILE.

        Exit code: 0, whatever the decision; 2 when the case cannot be read, or the command line.
        """;

    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "A file of one JSON case; - is standard input.", DefaultValueFactory = _ => "-" };
        var json = CommonOptions.Json();
        var command = new Command("explain", "Explain why one request is decided as it is, and what it lacks when it is denied.") { file, json };
        ExampleHelp.Add(command, Example);
        command.SetAction((parsed, cancellationToken) => CommandErrors.ReportAsync(streams, async output =>
        {
            var name = parsed.GetRequiredValue(file);
            using var document = ReadOne(await InputFiles.ReadAsync(name, streams, cancellationToken));
            await output.WriteAsync(Explain(document.RootElement, CasePolicies.WithFilesBeside(name), parsed.GetValue(json)));
            return 0;
        }));
        return command;
    }

    private static JsonDocument ReadOne(ReadOnlyMemory<byte> content)
    {
        var cases = CaseFile.Split(content).Take(2).ToList();
        return cases.Count > 1 && CaseFile.IsOneValue(cases[0].Text)
            ? throw new CaseFormatException("explain takes one case, and these are several; keep one, or let policy test look at all.")
            : CaseReader.ReadJson(content);
    }

    private static string Explain(JsonElement root, CasePolicies policies, bool isJson)
    {
        var asked = new CaseReader(policies).Read(root);
        var explanation = asked.Explain();
        return (isJson ? ExplanationJson.Of(CaseReader.IdOf(root), explanation) : string.Join('\n', ExplanationText.Lines(asked, explanation))) + "\n";
    }
}
