using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Federation.SignIn;
using IamGateway.Identity.Credentials;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Gateway;

public sealed class HardwareMfaTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private const string Seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData("SHA1", 6, 30)]
    [InlineData("SHA256", 8, 60)]
    [InlineData("SHA512", 6, 60)]
    public async Task A_device_goes_from_the_stock_to_a_user_and_back(string algorithm, int digits, int period)
    {
        var (serial, user, kind) = ($"GAKT:{algorithm}/{digits}", $"holder{algorithm}", new TotpKind(Enum.Parse<TotpAlgorithm>(algorithm), digits, period));
        await gateway.NewUserAsync(user);
        (await ImportAsync(serial, algorithm, digits, period)).Done();
        Assert.Contains(serial, (await GatewayAsync("ListMfaDevices")).Done().All("SerialNumber"));
        Assert.DoesNotContain(serial, (await IamAsync("ListVirtualMFADevices")).Done().All("SerialNumber"));
        Assert.Null((await IamAsync("GetMFADevice", ("SerialNumber", serial))).Done()["UserName"]);

        Assert.Equal("InvalidAuthenticationCode", (await EnableAsync(user, serial, kind, 0, 0)).Error);
        (await EnableAsync(user, serial, kind, -1, 0)).Done();

        Assert.Equal([serial], (await IamAsync("ListMFADevices", ("UserName", user))).Done().All("SerialNumber"));
        Assert.Equal(user, (await IamAsync("GetMFADevice", ("SerialNumber", serial))).Done()["UserName"]);
        Assert.Equal("ConflictException", (await GatewayAsync("DeleteMfaDevice", ("SerialNumber", serial))).Error);
        Assert.Equal(DeviceCodeOutcome.Proved, await UseAsync(user, serial, kind));
        var steps = 12 * 60 * 60 / period;   // twelve hours of its own steps
        Assert.Equal("InvalidAuthenticationCode", (await ResyncAsync(steps, steps + 1)).Error);
        (await ResyncAsync(steps - 1, steps)).Done();

        (await IamAsync("DeactivateMFADevice", ("UserName", user), ("SerialNumber", serial))).Done();
        Assert.Equal("NoSuchEntity", (await IamAsync("DeleteVirtualMFADevice", ("SerialNumber", serial))).Error);   // it is none
        (await GatewayAsync("DeleteMfaDevice", ("SerialNumber", serial))).Done();
        Assert.Equal("ResourceNotFoundException", (await GatewayAsync("DeleteMfaDevice", ("SerialNumber", serial))).Error);

        Task<Answer> ResyncAsync(int first, int second) => IamAsync("ResyncMFADevice",
            ("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", Code(kind, first)), ("AuthenticationCode2", Code(kind, second)));
    }

    /// <summary>What is wrong with an import, and the error.</summary>
    [Theory]
    [InlineData("arn:aws:iam::123456789012:mfa/x", Seed, 6, 30, "cannot begin with arn:")]
    [InlineData("HARDWARE01", Seed, 7, 30, "Digits must be")]
    [InlineData("HARDWARE01", Seed, 6, 45, "Period must be")]
    [InlineData("HARDWARE01", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ3", 6, 30, "not Base32")]    // no whole bytes
    [InlineData("HARDWARE01", "GEZDGNBVGY3TQOJQ", 6, 30, "length greater than or equal to 26")]
    [InlineData("SHORT", Seed, 6, 30, "length greater than or equal to 9")]
    public async Task What_cannot_be_a_device_is_refused_and_its_seed_not_repeated(string serial, string seed, int digits, int period, string says)
    {
        var refused = await ImportAsync(serial, "SHA1", digits, period, seed);

        Assert.Equal("ValidationException", refused.Error);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(seed, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serial_number_is_there_once()
    {
        (await ImportAsync("HARDWARE02", "SHA1", 6, 30)).Done();

        Assert.Equal("ConflictException", (await ImportAsync("HARDWARE02", "SHA1", 6, 30)).Error);
    }

    [Fact]
    public async Task A_virtual_device_is_not_deleted_as_a_hardware_one()
    {
        var serial = (await IamAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "a-virtual-one"))).Done()["VirtualMFADevice/SerialNumber"]!;

        Assert.Equal("ResourceNotFoundException", (await GatewayAsync("DeleteMfaDevice", ("SerialNumber", serial))).Error);
    }

    [Fact]
    public async Task The_seed_is_in_no_record_and_in_no_answer()
    {
        var imported = (await ImportAsync("HARDWARE03", "SHA1", 6, 30)).Done();

        var text = await gateway.TrailAsync();
        Assert.Contains("\"ImportMfaDevice\"", text, StringComparison.Ordinal);
        Assert.Contains("HARDWARE03", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, imported.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permission_is_asked_for_the_device_by_its_serial_number()
    {
        var keeper = await gateway.NewUserAsync("keeper", ["iamgateway:ImportMfaDevice", "iamgateway:DeleteMfaDevice"], $"arn:aws:iam::{gateway.Account}:mfa/GAKT:OURS/*");

        (await ImportAsync("GAKT:OURS/1", "SHA1", 6, 30, caller: keeper)).Done();
        Assert.Equal("AccessDeniedException", (await ImportAsync("GAKT:THEIRS/1", "SHA1", 6, 30, caller: keeper)).Error);
        (await gateway.JsonAsync(keeper, "iamgateway", "IamGateway.DeleteMfaDevice", new JsonObject { ["SerialNumber"] = "GAKT:OURS/1" })).Done();
    }

    private async Task<DeviceCodeOutcome> UseAsync(string user, string serial, TotpKind kind)
    {
        gateway.Clock.Advance(TimeSpan.FromSeconds(2 * kind.Period));
        await using var db = await gateway.OpenAsync();
        var id = (await db.IamUsers.SingleAsync(one => one.Name == user, CancellationToken.None)).Id;
        return await gateway.Services.GetRequiredService<DeviceCodes>().TryUseAsync(id, gateway.Account, serial, Code(kind, 0), CancellationToken.None);
    }

    private string Code(TotpKind kind, int steps) => Totp.Code(Totp.FromBase32(Seed)!, gateway.Clock.GetUtcNow().AddSeconds(steps * kind.Period), kind);

    private Task<Answer> EnableAsync(string user, string serial, TotpKind kind, int first, int second) => IamAsync("EnableMFADevice",
        ("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", Code(kind, first)), ("AuthenticationCode2", Code(kind, second)));

    private Task<Answer> ImportAsync(string serial, string algorithm, int digits, int period, string seed = Seed, Keys? caller = null) => gateway.JsonAsync(caller ?? gateway.Admin, "iamgateway", "IamGateway.ImportMfaDevice", new JsonObject
    {
        ["SerialNumber"] = serial,
        ["Seed"] = seed,
        ["Algorithm"] = algorithm,
        ["Digits"] = digits,
        ["Period"] = period,
    });

    private Task<Answer> GatewayAsync(string operation, params (string Name, string Value)[] members) => gateway.JsonAsync(
        gateway.Admin, "iamgateway", $"IamGateway.{operation}", new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value))));

    private Task<Answer> IamAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
