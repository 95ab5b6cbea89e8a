namespace IamGateway.Audit.Trail;

/// <summary>Folders and files that nobody but their owner reads: mode 0700 and 0600. On Windows they have what their folder gives them.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, or takes others' access to it away.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, FolderMode700);
        if (File.GetUnixFileMode(path) != FolderMode700)
        {
            File.SetUnixFileMode(path, FolderMode700);
        }
    }

    /// <summary>Opens a file for reading and writing, and makes it when it is missing.</summary>
    public static FileStream OpenFile(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new FileStream(path, options);
    }
}
