using System.Security.Cryptography;
using System.Text.Json;
using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Credentials;

/// <summary>The file of a key ring: its keys, oldest first.</summary>
internal sealed record KeyRingFile(IReadOnlyList<KeyRingFile.RingKey> Keys)
{
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    /// <summary>A key of 256 bits. The id is random hexadecimal digits.</summary>
    public sealed record RingKey(string Id, DateTimeOffset CreatedAt, byte[] Key);

    public RingKey Newest => Keys[^1];

    public RingKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Reads the file, and makes it first when it is missing. Of processes that start at once one makes it, the others wait and read it.</summary>
    public static KeyRingFile ReadOrMake(DataFolder folder, TimeProvider clock)
    {
        if (!File.Exists(folder.KeyRing))
        {
            folder.PrepareFolder();
            using (Lock(folder.KeyRing + ".lock", clock))
            {
                if (!File.Exists(folder.KeyRing))
                    Make(folder.KeyRing, clock.GetUtcNow());
            }
        }

        return Read(folder.KeyRing);
    }

    private static KeyRingFile Read(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize<KeyRingFile>(File.ReadAllText(path), JsonSerializerOptions.Web);
            return file?.Keys is { Count: > 0 } keys && keys.All(key => key is { Key.Length: 32, Id.Length: > 0 })
                ? file
                : throw new InvalidDataException($"{path}: no list 'keys' of entries with 'id' and a 'key' of 32 bytes.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path}: not a key ring (line {problem.LineNumber + 1}).", problem);
        }
    }

    /// <summary>Written aside and renamed, so that a crash leaves no half-written key ring: whatever was sealed with it would be lost.</summary>
    private static void Make(string path, DateTimeOffset now)
    {
        var file = new KeyRingFile([new RingKey(UniqueId.Hex(16), now, RandomNumberGenerator.GetBytes(32))]);
        var aside = path + ".new";
        File.Delete(aside);
        using (var stream = DataFolder.OpenOwnersFile(aside, FileMode.CreateNew, FileShare.None))
        {
            JsonSerializer.Serialize(stream, file, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path);
    }

    private static FileStream Lock(string path, TimeProvider clock)
    {
        using var pause = new ManualResetEventSlim();
        for (var started = clock.GetTimestamp(); ;)
        {
            try
            {
                return DataFolder.OpenOwnersFile(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(started) < LockPatience)
            {
                pause.Wait(LockPause);
            }
        }
    }
}
