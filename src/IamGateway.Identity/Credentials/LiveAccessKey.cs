using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Credentials;

/// <summary>An access key that exists now, with whose it is.</summary>
/// <param name="Id"><c>AKIA…</c>.</param>
/// <param name="Secret">The secret access key, UTF-8.</param>
/// <param name="IsActive">False: its owner or an administrator has put it out of use.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Groups">Names of the user's groups.</param>
public sealed record LiveAccessKey(string Id, ReadOnlyMemory<byte> Secret, bool IsActive, IamUser User, IReadOnlyList<string> Groups)
{
    internal NoteOfUse Note { get; init; } = new(null);

    /// <summary>Says whose it is and never the secret.</summary>
    public override string ToString() => $"{Id} of {User.Arn}";
}
