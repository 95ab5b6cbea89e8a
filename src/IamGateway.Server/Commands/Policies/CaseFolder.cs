using IamGateway.Policy.Documents;

namespace IamGateway.Server.Commands.Policies;

/// <summary>
/// The folder of a file of cases. Cases may come from strangers, in a change that CI looks at, so policies of theirs may name files in this
/// folder and below it, and nothing else of the machine.
/// </summary>
internal sealed class CaseFolder(string path)
{
    /// <summary>More links than these on one way are taken for a circle.</summary>
    private const int MaximumLinks = 40;

    private readonly string _path = Resolve(path);

    /// <summary>What is in a file.</summary>
    /// <param name="name">Its path from the folder.</param>
    /// <exception cref="CaseFormatException">It lies elsewhere, is no regular file, is too large for a policy, or cannot be read.</exception>
    public ReadOnlyMemory<byte> Read(CaseNode name)
    {
        try
        {
            var file = Resolve(Path.Combine(_path, name.Text()));
            if (Path.IsPathRooted(name.Text()) || !IsInside(file))
                throw new CaseFormatException($"{name.Path} must be a path from the folder of the cases, and stay in it.");

            // Devices and pipes have no length. A pipe would have to be waited for as soon as it is opened.
            if (new FileInfo(file).Length == 0)
                throw new CaseFormatException($"{name.Path} is empty, or no regular file.");
            return ReadPolicy(file, name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CaseFormatException($"{name.Path} cannot be read: {exception.Message}");
        }
    }

    private bool IsInside(string file) =>
        file.StartsWith(Path.EndsInDirectorySeparator(_path) ? _path : _path + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> ReadPolicy(string file, CaseNode name)
    {
        using var stream = File.OpenRead(file);
        var content = new byte[PolicyParser.MaximumBytes + 1];
        var length = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length <= PolicyParser.MaximumBytes ? content.AsMemory(0, length) : throw new CaseFormatException($"{name.Path} is larger than {PolicyParser.MaximumBytes} bytes.");
    }

    private static string Resolve(string path)
    {
        var links = 0;
        return Resolve(path, ref links);
    }

    /// <summary>The absolute path without links on the way.</summary>
    private static string Resolve(string path, ref int links)
    {
        var full = Path.GetFullPath(path);
        var resolved = Path.GetPathRoot(full)!;
        foreach (var name in full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            if (new FileInfo(next).LinkTarget is not { } target)
                resolved = next;
            else if (++links <= MaximumLinks)
                resolved = Resolve(Path.Combine(resolved, target), ref links);
            else
                throw new IOException("Too many links.");
        }

        return resolved;
    }
}
