namespace IamGateway.Server.Commands;

/// <summary>What a command reads and writes as bytes: the process's own, except in tests.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output, Stream Error)
{
    public static StandardStreams OfProcess() =>
        new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.OpenStandardError());
}
