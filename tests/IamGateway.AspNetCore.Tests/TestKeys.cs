using System.Security.Cryptography;
using IamGateway.AspNetCore.Signing;
using Microsoft.IdentityModel.Tokens;

namespace IamGateway.AspNetCore.Tests;

/// <summary>Signing keys that live as long as the test, and count what they verify.</summary>
internal sealed class TestKeys : ISigningKeys
{
    private readonly List<ECDsaSecurityKey> _valid = [];

    public TestKeys() => Rotate("key-1");

    public ECDsaSecurityKey Current => _valid[^1];

    public IReadOnlyList<ECDsaSecurityKey> Valid => _valid;

    public int Verifications => _valid.Sum(key => ((CountingECDsa)key.ECDsa).Verifications);

    public static ECDsaSecurityKey New(string id) => new(new CountingECDsa(ECDsa.Create(ECCurve.NamedCurves.nistP256))) { KeyId = id };

    public void Rotate(string id) => _valid.Add(New(id));

    public void Expire(string id) => _valid.RemoveAll(key => key.KeyId == id);

    private sealed class CountingECDsa(ECDsa key) : ECDsa
    {
        public int Verifications { get; private set; }

        public override int KeySize => key.KeySize;

        public override byte[] SignHash(byte[] hash) => key.SignHash(hash);

        public override bool VerifyHash(byte[] hash, byte[] signature)
        {
            Verifications++;
            return key.VerifyHash(hash, signature);
        }

        public override ECParameters ExportParameters(bool includePrivateParameters) => key.ExportParameters(includePrivateParameters);

        public override byte[] ExportSubjectPublicKeyInfo() => key.ExportSubjectPublicKeyInfo();

        protected override byte[] HashData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm) => SHA256.HashData(data.AsSpan(offset, count));
    }
}
