namespace IamGateway.AspNetCore.Signatures;

/// <summary>Which secrets sign requests, and for whom: access keys of IAM users and root users, and session credentials.</summary>
public interface ISigningCredentials
{
    /// <summary>The credential behind an access key id, as it is now.</summary>
    /// <param name="keyId">As presented: 1 to 128 ASCII letters, digits or underscores.</param>
    /// <param name="securityToken">The session token that came with it, not verified; null: none did.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Null: the key is unknown, or the token does not fit it. An expired credential is not null: it says when it expired.</returns>
    ValueTask<SigningCredential?> FindAsync(string keyId, string? securityToken, CancellationToken cancellationToken);
}
