using IamGateway.Server.Commands;

namespace IamGateway.Server.Composition;

/// <summary>Keeps a second server away from a data folder, as long as the process lives. The commands of <c>admin</c> need none.</summary>
internal static class DataFolderLock
{
    /// <exception cref="CommandException">A server runs on the folder.</exception>
    public static IDisposable Take(string dataFolder)
    {
        PrivateFile.Folder(dataFolder);
        try
        {
            return new FileStream(Path.Combine(dataFolder, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CommandException($"--data {dataFolder}: another server runs on this data folder. Stop it, or choose another folder.");
        }
    }
}
