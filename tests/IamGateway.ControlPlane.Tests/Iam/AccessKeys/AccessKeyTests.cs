using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.AccessKeys;

public sealed class AccessKeyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    [Fact]
    public async Task A_user_rotates_its_own_keys()
    {
        var first = await gateway.NewUserAsync("iris", ["iam:*AccessKey*"], $"arn:aws:iam::{gateway.Account}:user/iris");

        var created = (await gateway.IamAsync(first, "CreateAccessKey")).Done();
        var second = new Keys(created["AccessKey/AccessKeyId"]!, created["AccessKey/SecretAccessKey"]!);
        Assert.Equal("iris", created["AccessKey/UserName"]);
        Assert.Equal("Active", created["AccessKey/Status"]);
        var third = await gateway.IamAsync(second, "CreateAccessKey");
        Assert.Equal("LimitExceeded", third.Error);
        Assert.Equal("Cannot exceed quota for AccessKeysPerUser: 2", third.Message);

        (await gateway.IamAsync(second, "UpdateAccessKey", ("AccessKeyId", first.Id), ("Status", "Inactive"))).Done();
        Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(first, "GetCallerIdentity")).Error);
        (await gateway.IamAsync(second, "UpdateAccessKey", ("AccessKeyId", first.Id), ("Status", "Active"))).Done();
        (await gateway.StsAsync(first, "GetCallerIdentity")).Done();

        (await gateway.IamAsync(second, "DeleteAccessKey", ("AccessKeyId", first.Id))).Done();
        Assert.Equal("InvalidClientTokenId", (await gateway.StsAsync(first, "GetCallerIdentity")).Error);
        Assert.Equal([second.Id], (await gateway.IamAsync(second, "ListAccessKeys")).Done().All("AccessKeyId"));
    }

    [Fact]
    public async Task A_secret_is_told_once()
    {
        await gateway.NewUserAsync("jack");

        var secret = (await gateway.IamAsync(gateway.Admin, "CreateAccessKey", ("UserName", "jack"))).Done()["AccessKey/SecretAccessKey"]!;
        var listed = (await gateway.IamAsync(gateway.Admin, "ListAccessKeys", ("UserName", "jack"))).Done();

        Assert.Equal(40, secret.Length);
        Assert.Equal(2, listed.All("AccessKeyId").Count);
        Assert.DoesNotContain(secret, listed.Body, StringComparison.Ordinal);
        Assert.Empty(listed.All("SecretAccessKey"));
    }

    [Fact]
    public async Task A_key_is_found_only_with_its_user()
    {
        var kate = await gateway.NewUserAsync("kate");
        await gateway.NewUserAsync("liam");

        var updated = await gateway.IamAsync(gateway.Admin, "UpdateAccessKey", ("UserName", "liam"), ("AccessKeyId", kate.Id), ("Status", "Inactive"));
        var deleted = await gateway.IamAsync(gateway.Admin, "DeleteAccessKey", ("UserName", "liam"), ("AccessKeyId", kate.Id));

        Assert.Equal("NoSuchEntity", updated.Error);
        Assert.Equal($"The Access Key with id {kate.Id} cannot be found.", deleted.Message);
    }

    [Fact]
    public async Task The_last_use_is_noted_once_a_minute()
    {
        var mona = await gateway.NewUserAsync("mona");
        Assert.Equal(("N/A", "N/A", null), await LastUseAsync(mona));

        (await gateway.StsAsync(mona, "GetCallerIdentity")).Done();
        var first = gateway.Clock.GetUtcNow();
        Assert.Equal(("sts", "us-east-1", Text(first)), await LastUseAsync(mona));

        gateway.Clock.Advance(TimeSpan.FromSeconds(59));
        await gateway.IamAsync(mona, "ListUsers");   // denied, and a use all the same, but of the same minute
        Assert.Equal(("sts", "us-east-1", Text(first)), await LastUseAsync(mona));

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.IamAsync(mona, "ListUsers");
        Assert.Equal(("iam", "us-east-1", Text(first.AddMinutes(1))), await LastUseAsync(mona));
    }

    [Fact]
    public async Task A_forged_signature_is_no_use()
    {
        var nina = await gateway.NewUserAsync("nina");

        Assert.Equal("SignatureDoesNotMatch", (await gateway.StsAsync(nina with { Secret = "guessed" }, "GetCallerIdentity")).Error);

        Assert.Equal(("N/A", "N/A", null), await LastUseAsync(nina));
    }

    [Fact]
    public async Task Whose_a_key_is_cannot_be_probed()
    {
        var otto = await gateway.NewUserAsync("otto", ["iam:GetAccessKeyLastUsed"], $"arn:aws:iam::{gateway.Account}:user/otto");

        (await gateway.IamAsync(otto, "GetAccessKeyLastUsed", ("AccessKeyId", otto.Id))).Done();
        Assert.Equal("AccessDenied", (await gateway.IamAsync(otto, "GetAccessKeyLastUsed", ("AccessKeyId", gateway.Admin.Id))).Error);
        Assert.Equal("AccessDenied", (await gateway.IamAsync(otto, "GetAccessKeyLastUsed", ("AccessKeyId", "AKIA2222222222222222"))).Error);
        Assert.Equal("NoSuchEntity", (await gateway.IamAsync(gateway.Admin, "GetAccessKeyLastUsed", ("AccessKeyId", "AKIA2222222222222222"))).Error);
    }

    private async Task<(string? Service, string? Region, string? Date)> LastUseAsync(Keys keys)
    {
        var answer = (await gateway.IamAsync(gateway.Admin, "GetAccessKeyLastUsed", ("AccessKeyId", keys.Id))).Done();
        return (answer["AccessKeyLastUsed/ServiceName"], answer["AccessKeyLastUsed/Region"], answer["AccessKeyLastUsed/LastUsedDate"]);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
