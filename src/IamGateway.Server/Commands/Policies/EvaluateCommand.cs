using System.Buffers;
using System.CommandLine;
using System.Text.Json;

namespace IamGateway.Server.Commands.Policies;

/// <summary><c>iamgateway policy evaluate</c>: decides one case a line.</summary>
internal static class EvaluateCommand
{
    private const string Example =
        """
        Example:
          echo '{"id":"c1","request":{"principal":{"arn":"arn:aws:iam::123456789012:user/alice"},"action":"s3:GetObject","resource":{"arn":"arn:aws:s3:::reports/may.csv"},"context":{"aws:SourceIp":"192.0.2.9"}},"policies":{"identity":[{"name":"read","document":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*"}}}]}}' | iamgateway policy evaluate
          {"id":"c1","decision":"Allowed","reason":"IdentityPolicyAllows","matched":[{"policy":"read","sid":null,"statement":0}]}

        policies may have: identity, boundary, session (lists of policies), resource (one policy), organization and
        resourceControl (lists of levels, root first, each a list). One that is absent does not apply; a list that is
        empty allows nothing. Policies are not validated, and nothing is added to the context.

        A case that cannot be read is answered with {"id":…,"error":"…"}, and the next one is read.

        Exit code: 0; 2 when the command line cannot be read.
        """;

    public static Command Create(StandardStreams streams)
    {
        var command = new Command("evaluate", "Decide requests: one JSON case a line from standard input, one JSON answer a line, in order.");
        ExampleHelp.Add(command, Example);
        command.SetAction(async (_, cancellationToken) =>
        {
            await RunAsync(streams, cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Answers are written out whenever the next line has to be waited for, so that a program may ask one by one.</summary>
    private static async Task RunAsync(StandardStreams streams, CancellationToken cancellationToken)
    {
        var lines = new LineReader(streams.Input);
        var cases = new CaseReader(new CasePolicies(folder: null));
        await using var output = new BufferedStream(streams.Output, 65_536);
        var answer = new ArrayBufferWriter<byte>();
        while (await lines.ReadAsync(cancellationToken))
        {
            if (lines.IsTooLong || !IsBlank(lines.Line.Span))
            {
                Answer(lines, cases, answer);
                output.Write(answer.WrittenSpan);
                output.WriteByte((byte)'\n');
            }

            if (lines.MustWait)
                await output.FlushAsync(cancellationToken);
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    /// <summary>Whatever a case does, it is answered with one whole line, and the next one is read.</summary>
    private static void Answer(LineReader lines, CaseReader cases, ArrayBufferWriter<byte> answer)
    {
        JsonElement? id = null;
        try
        {
            if (lines.IsTooLong)
                throw new CaseFormatException($"The line is longer than {LineReader.MaximumLength} bytes.");
            using var document = CaseReader.ReadJson(lines.Line);
            id = CaseReader.IdOf(document.RootElement)?.Clone();
            var asked = cases.Read(document.RootElement);
            Write(answer, json => WriteDecision(json, id, asked));
        }
        catch (CaseFormatException problem)
        {
            Write(answer, json => WriteError(json, id, problem.Message));
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            Write(answer, json => WriteError(json, id, $"The case cannot be decided: {problem.Message}"));
        }
    }

    private static void Write(ArrayBufferWriter<byte> answer, Action<Utf8JsonWriter> write)
    {
        answer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(answer, CaseJson.OneLine);
        write(json);
    }

    private static void WriteError(Utf8JsonWriter json, JsonElement? id, string message)
    {
        json.WriteStartObject();
        CaseJson.WriteId(json, id);
        json.WriteString("error", message);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, JsonElement? id, PolicyCase asked)
    {
        var explanation = asked.Explain();
        json.WriteStartObject();
        CaseJson.WriteId(json, id);
        json.WriteString("decision", explanation.Decision.Outcome.ToString());
        json.WriteString("reason", explanation.Decision.Reason.ToString());
        json.WriteStartArray("matched");
        foreach (var statement in DecidingStatements.Of(explanation))
        {
            json.WriteStartObject();
            CaseJson.WriteStatement(json, statement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
