using IamGateway.ControlPlane.Tests.Framework;

namespace IamGateway.ControlPlane.Tests.Iam.Policies.Inline;

public sealed class EmbeddedPolicyTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    public static TheoryData<string> Kinds => TestOwner.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_policy_is_put_read_replaced_and_deleted(string kind)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        (await PutAsync(owner, "orders", Documents.Allow("orders:Get"))).Done();
        (await PutAsync(owner, "bills", Documents.Allow("bills:Get"))).Done();
        (await PutAsync(owner, "orders", Documents.Allow("orders:Put"))).Done();

        var read = (await owner.CallAsync("Get*Policy", ("PolicyName", "orders"))).Done();
        Assert.Equal((owner.Name, "orders", Documents.Allow("orders:Put")), (read[$"{kind}Name"], read["PolicyName"], Uri.UnescapeDataString(read["PolicyDocument"]!)));
        Assert.Equal("billsorders", (await owner.CallAsync("List*Policies")).Done()["PolicyNames"]);

        (await owner.CallAsync("Delete*Policy", ("PolicyName", "orders"))).Done();
        var again = await owner.CallAsync("Delete*Policy", ("PolicyName", "orders"));
        Assert.Equal(("NoSuchEntity", $"The {kind.ToLowerInvariant()} policy with name orders cannot be found."), (again.Error, again.Message));
        Assert.Equal("NoSuchEntity", (await owner.CallAsync("Get*Policy", ("PolicyName", "orders"))).Error);
    }

    /// <summary>Most characters of the policies of one owner. Source: IAM User Guide, "IAM and AWS STS quotas".</summary>
    [Theory]
    [InlineData("User", 2_048)]
    [InlineData("Group", 5_120)]
    [InlineData("Role", 10_240)]
    public async Task The_policies_of_an_owner_are_counted_together(string kind, int quota)
    {
        var owner = await TestOwner.NewAsync(gateway, kind);
        (await PutAsync(owner, "first", Documents.OfLength(1_000) + new string('\n', 3_000))).Done();

        var tooLong = await PutAsync(owner, "second", Documents.OfLength(quota - 999));
        Assert.Equal(("LimitExceeded", $"Maximum policy size of {quota} bytes exceeded for {kind.ToLowerInvariant()} {owner.Name}"), (tooLong.Error, tooLong.Message));

        (await PutAsync(owner, "second", Documents.OfLength(quota - 1_000))).Done();
        (await PutAsync(owner, "SECOND", Documents.OfLength(quota - 1_000))).Done();   // replaces it, so it is not counted twice
        Assert.Equal("LimitExceeded", (await PutAsync(owner, "first", Documents.OfLength(1_001))).Error);
    }

    private static Task<Answer> PutAsync(TestOwner owner, string name, string document) => owner.CallAsync("Put*Policy", ("PolicyName", name), ("PolicyDocument", document));
}
