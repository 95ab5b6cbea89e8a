using System.IO.Pipelines;
using System.Text;
using IamGateway.Server.Commands;
using static IamGateway.Server.Tests.Commands.Policies.Cases;

namespace IamGateway.Server.Tests.Commands.Policies;

public sealed class EvaluateStreamingTests
{
    /// <summary>A program that asks one case and waits for its answer before the next must not wait for ever.</summary>
    [Fact]
    public async Task Each_case_is_answered_before_the_next_is_asked()
    {
        var (questions, answers) = (new Pipe(), new Pipe());
        var streams = new StandardStreams(questions.Reader.AsStream(), answers.Writer.AsStream(), Stream.Null);
        var running = CommandLine.Create(streams).Parse(["policy", "evaluate"]).InvokeAsync();
        using var reader = new StreamReader(answers.Reader.AsStream());

        for (var number = 0; number < 3; number++)
        {
            await questions.Writer.WriteAsync(Encoding.UTF8.GetBytes(Line(id: $"{number}") + "\n"));
            Assert.StartsWith($"{{\"id\":{number},", await reader.ReadLineAsync(), StringComparison.Ordinal);
        }

        await questions.Writer.CompleteAsync();
        Assert.Equal(0, await running);
    }
}
