using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Credentials;

/// <summary>Seals secrets that must be read back, with AES-256-GCM under a key of the data folder (<c>DIR/keyring.json</c>, mode 0600).</summary>
/// <remarks>The newest key seals, all of them open. The purpose and the key's id are authenticated, so a sealed text that is put into another place does not open there.</remarks>
public sealed class KeyRing
{
    private const int NonceLength = 12, TagLength = 16;

    private readonly Lazy<KeyRingFile> _file;

    internal KeyRing(DataFolder folder, TimeProvider clock) => _file = new Lazy<KeyRingFile>(() => KeyRingFile.ReadOrMake(folder, clock));

    /// <summary>Seals bytes for one purpose; only <see cref="Open"/> with the same purpose gets them back. Text form: <c>v1.KEYID.BASE64URL</c>.</summary>
    /// <exception cref="InvalidDataException">The key ring's file cannot be read as one.</exception>
    public string Seal(string purpose, ReadOnlySpan<byte> secret)
    {
        var key = _file.Value.Newest;
        var box = new byte[NonceLength + secret.Length + TagLength];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Key, TagLength);
        aes.Encrypt(nonce, secret, box.AsSpan(NonceLength, secret.Length), box.AsSpan(NonceLength + secret.Length), BoundTo(purpose, key.Id));
        return $"v1.{key.Id}.{Base64Url.EncodeToString(box)}";
    }

    /// <summary>Opens what <see cref="Seal"/> made for the same purpose.</summary>
    /// <exception cref="CryptographicException">Not sealed by this ring for this purpose, or tampered with.</exception>
    /// <exception cref="InvalidDataException">The key ring's file cannot be read as one.</exception>
    public byte[] Open(string purpose, string sealedText)
    {
        if (sealedText.Split('.') is not ["v1", var keyId, var text] || _file.Value.Find(keyId) is not { } key || !Base64Url.IsValid(text))
            throw new CryptographicException("Not sealed by this key ring.");

        // The encoded form is compared too: of the texts that decode to the same bytes one is ours.
        var box = Base64Url.DecodeFromChars(text);
        if (box.Length < NonceLength + TagLength || Base64Url.EncodeToString(box) != text)
            throw new CryptographicException("Not sealed by this key ring.");

        var secret = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key.Key, TagLength);
        aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength, secret.Length), box.AsSpan(box.Length - TagLength), secret, BoundTo(purpose, keyId));
        return secret;
    }

    /// <summary>A key's id has no null character, so no purpose can pass for another one with another key.</summary>
    private static byte[] BoundTo(string purpose, string keyId) => Encoding.UTF8.GetBytes($"{keyId}\0{purpose}");
}
