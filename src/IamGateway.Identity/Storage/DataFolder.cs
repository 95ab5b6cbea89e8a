namespace IamGateway.Identity.Storage;

/// <summary>The folder that holds the database and the key ring: readable by its owner only.</summary>
internal sealed record DataFolder(string Path)
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Database => System.IO.Path.Combine(Path, "iamgateway.db");

    public string KeyRing => System.IO.Path.Combine(Path, "keyring.json");

    /// <summary>Makes the folder (0700) and an empty database file (0600) where they are missing. SQLite gives its side files the mode of the database.</summary>
    /// <remarks>
    /// A database that exists is never opened here, not even for a moment: closing any descriptor of a file drops all locks that the process has on it,
    /// those of its SQLite connections too, and another process would then take the log away under them. Source: SQLite, "How To Corrupt An SQLite Database File", 2.2.
    /// </remarks>
    public void Prepare()
    {
        PrepareFolder();
        if (File.Exists(Database))
            return;

        try
        {
            OpenOwnersFile(Database, FileMode.CreateNew, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(Database))
        {
            // Another process made it in this moment.
        }
    }

    /// <summary>Makes the folder (0700) where it is missing.</summary>
    public void PrepareFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Path);
        else
            Directory.CreateDirectory(Path, OwnersFile | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file for writing that, when this makes it, has mode 0600 from its first moment.</summary>
    public static FileStream OpenOwnersFile(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new FileStream(path, options);
    }
}
