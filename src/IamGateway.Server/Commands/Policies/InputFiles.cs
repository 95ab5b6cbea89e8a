namespace IamGateway.Server.Commands.Policies;

/// <summary>Reads the files that a command names; <c>-</c> is standard input.</summary>
internal static class InputFiles
{
    /// <summary>The largest file that is read, in bytes.</summary>
    private const long MaximumLength = 64L * 1_024 * 1_024;

    /// <summary>Everything in a file, without a byte order mark.</summary>
    /// <exception cref="CommandException">It cannot be read, or is too large.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string name, StandardStreams streams, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = name == "-" ? streams.Input : File.OpenRead(name);
            using var content = new MemoryStream();
            var chunk = new byte[65_536];
            for (int read; (read = await stream.ReadAsync(chunk, cancellationToken)) > 0;)
            {
                if (content.Length + read > MaximumLength)
                    throw new CommandException($"{VisibleText.Of(name)} is larger than {MaximumLength} bytes.");
                content.Write(chunk, 0, read);
            }

            var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(VisibleText.Of($"{name} cannot be read: {exception.Message}"));
        }
    }
}
