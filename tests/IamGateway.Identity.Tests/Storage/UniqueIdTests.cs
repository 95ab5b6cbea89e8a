using IamGateway.Identity.Storage;

namespace IamGateway.Identity.Tests.Storage;

public sealed class UniqueIdTests
{
    [Fact]
    public void Ids_have_their_forms_and_differ()
    {
        Assert.Matches("^AROA[A-Z2-7]{17}$", UniqueId.Iam("AROA"));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", UniqueId.Uuid());
        Assert.Matches("^[0-9a-f]{7}$", UniqueId.Hex(7));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", UniqueId.Secret());
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => UniqueId.Uuid()).Distinct().Count());
    }

    /// <summary>Source: FIPS 180-4's example for "abc".</summary>
    [Fact]
    public void Secrets_are_kept_as_their_sha_256() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", UniqueId.HashOfSecret("abc"));
}
