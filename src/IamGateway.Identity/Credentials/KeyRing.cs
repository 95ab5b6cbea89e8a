namespace IamGateway.Identity.Credentials;

/// <summary>Seals secrets that must be read back, with AES-256-GCM under a key of the data folder (<c>DIR/keyring.json</c>, mode 0600).</summary>
public sealed class KeyRing
{
    /// <summary>Seals bytes for one purpose; only <see cref="Open"/> with the same purpose gets them back. Text form: <c>v1.KEYID.BASE64URL</c>.</summary>
    public string Seal(string purpose, ReadOnlySpan<byte> secret) => throw new NotSupportedException();

    /// <exception cref="System.Security.Cryptography.CryptographicException">Not sealed by this ring for this purpose, or tampered with.</exception>
    public byte[] Open(string purpose, string sealedText) => throw new NotSupportedException();
}
