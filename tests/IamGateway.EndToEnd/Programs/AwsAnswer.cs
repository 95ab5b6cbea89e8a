using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>How a run of the aws CLI ended.</summary>
internal sealed record AwsAnswer(int ExitCode, string Output, string Errors)
{
    /// <summary>What it printed, when it succeeded.</summary>
    public JsonElement Json => JsonDocument.Parse(Done().Output).RootElement;

    /// <summary>The answer, when it succeeded.</summary>
    public AwsAnswer Done()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Output}\n{Errors}");
        return this;
    }

    /// <summary>Asserts that it failed with an error of AWS's.</summary>
    public void Failed(string code, string text = "")
    {
        Assert.NotEqual(0, ExitCode);
        Assert.Contains($"An error occurred ({code})", Errors);
        Assert.Contains(text, Errors);
    }
}
