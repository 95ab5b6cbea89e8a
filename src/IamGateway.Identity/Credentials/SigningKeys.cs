using System.Security.Cryptography;

namespace IamGateway.Identity.Credentials;

/// <summary>The ES256 signing keys: made when missing, rotated every 90 days, kept until nothing they signed is valid any more. Answers from memory.</summary>
public sealed class SigningKeys
{
    /// <summary>Id and key that sign now.</summary>
    public (string Id, ECDsa Key) Current => throw new NotSupportedException();

    /// <summary>Ids and keys that still verify.</summary>
    public IReadOnlyList<(string Id, ECDsa Key)> Valid => throw new NotSupportedException();

    /// <summary>Reads the keys, makes or rotates what is due. Called at start and every hour.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
