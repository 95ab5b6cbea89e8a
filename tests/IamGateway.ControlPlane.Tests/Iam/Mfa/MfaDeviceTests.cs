using System.Text;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Iam.Mfa;

public sealed class MfaDeviceTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_virtual_device_lives_from_its_seed_to_its_end()
    {
        await gateway.NewUserAsync("will");
        var created = (await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "phone"), ("Path", "/team/"), ("Tags.member.1.Key", "owner"), ("Tags.member.1.Value", "will"))).Done();
        var serial = created["VirtualMFADevice/SerialNumber"]!;
        var seed = SeedIn(created);

        Assert.Equal($"arn:aws:iam::{gateway.Account}:mfa/team/phone", serial);
        Assert.Equal(20, seed.Length);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(created["VirtualMFADevice/QRCodePNG"]!)[..4]);
        Assert.Equal("EntityAlreadyExists", (await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "PHONE"))).Error);
        Assert.Contains(serial, (await CallAsync("ListVirtualMFADevices", ("AssignmentStatus", "Unassigned"))).Done().All("SerialNumber"));

        (await EnableAsync("will", serial, seed)).Done();
        Assert.Equal([serial], (await CallAsync("ListMFADevices", ("UserName", "will"))).Done().All("SerialNumber"));
        var assigned = (await CallAsync("ListVirtualMFADevices", ("AssignmentStatus", "Assigned"))).Done();
        var place = assigned.All("SerialNumber").ToList().IndexOf(serial) + 1;
        Assert.Equal("will", assigned[$"VirtualMFADevices/member[{place}]/User/UserName"]);
        Assert.Empty(assigned.All("Base32StringSeed"));
        Assert.Equal("will", (await CallAsync("GetMFADevice", ("SerialNumber", serial))).Done()["UserName"]);
        Assert.Equal("EntityAlreadyExists", (await EnableAsync("will", serial, seed)).Error);
        Assert.Equal("DeleteConflict", (await CallAsync("DeleteVirtualMFADevice", ("SerialNumber", serial))).Error);

        (await CallAsync("DeactivateMFADevice", ("UserName", "will"), ("SerialNumber", serial))).Done();
        Assert.Equal("NoSuchEntity", (await CallAsync("DeactivateMFADevice", ("UserName", "will"), ("SerialNumber", serial))).Error);
        Assert.Null((await CallAsync("GetMFADevice", ("SerialNumber", serial))).Done()["UserName"]);
        (await CallAsync("DeleteVirtualMFADevice", ("SerialNumber", serial))).Done();
        var gone = await CallAsync("GetMFADevice", ("SerialNumber", serial));
        Assert.Equal("NoSuchEntity", gone.Error);
        Assert.Equal($"VirtualMFADevice with serial number {serial} doesn't exist.", gone.Message);
    }

    [Fact]
    public async Task Tags_are_added_replaced_and_taken()
    {
        var (serial, _) = await NewDeviceAsync("tagged");

        (await CallAsync("TagMFADevice", ("SerialNumber", serial), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "a"), ("Tags.member.2.Key", "room"), ("Tags.member.2.Value", "7"))).Done();
        (await CallAsync("TagMFADevice", ("SerialNumber", serial), ("Tags.member.1.Key", "TEAM"), ("Tags.member.1.Value", "b"))).Done();
        (await CallAsync("UntagMFADevice", ("SerialNumber", serial), ("TagKeys.member.1", "room"))).Done();

        Assert.Equal(["b"], (await CallAsync("ListMFADeviceTags", ("SerialNumber", serial))).Done().All("Value"));
    }

    /// <summary>Which codes are sent, in steps from now, and whether they enable a device.</summary>
    public static TheoryData<int, int, bool> Pairs => new()
    {
        { -1, 0, true },    // the one before and the current one, as scripts send them
        { 0, 1, true },     // the clock of the device is ahead by a step
        { -2, -1, true },   // … or behind
        { 0, 0, false },    // the same twice
        { 1, 0, false },    // the wrong way round
        { -2, 0, false },   // one left out
        { -3, -2, false },  // too old
        { 1, 2, false },    // too far ahead
    };

    [Theory, MemberData(nameof(Pairs))]
    public async Task A_device_is_proved_by_two_codes_that_follow_each_other(int first, int second, bool isProved)
    {
        var name = $"pair{first}{second}";
        await gateway.NewUserAsync(name);
        var (serial, seed) = await NewDeviceAsync(name);

        var enabled = await EnableAsync(name, serial, seed, first, second);

        Assert.Equal(isProved ? null : "InvalidAuthenticationCode", enabled.Error);
        Assert.Equal(isProved ? 1 : 0, (await CallAsync("ListMFADevices", ("UserName", name))).Done().All("SerialNumber").Count);
    }

    [Fact]
    public async Task Codes_are_used_up_also_for_enabling_again()
    {
        await gateway.NewUserAsync("xena");
        var (serial, seed) = await NewDeviceAsync("xena");
        (await EnableAsync("xena", serial, seed)).Done();
        (await CallAsync("DeactivateMFADevice", ("UserName", "xena"), ("SerialNumber", serial))).Done();

        Assert.Equal("InvalidAuthenticationCode", (await EnableAsync("xena", serial, seed)).Error);
        gateway.Clock.Advance(Step);
        (await EnableAsync("xena", serial, seed)).Done();
    }

    [Fact]
    public async Task A_device_whose_clock_is_off_is_resynchronized()
    {
        await gateway.NewUserAsync("yara");
        var (serial, seed) = await NewDeviceAsync("yara");
        (await EnableAsync("yara", serial, seed)).Done();

        Assert.Equal("InvalidAuthenticationCode", (await ResyncAsync(99_998, 99_999)).Error);   // more than a month ahead
        (await ResyncAsync(119, 120)).Done();                                                   // an hour ahead

        await using var db = await gateway.OpenAsync();
        Assert.Equal(120, (await db.MfaDevices.SingleAsync(device => device.Name == "yara")).Drift);

        Task<Answer> ResyncAsync(int first, int second) => CallAsync("ResyncMFADevice",
            ("UserName", "yara"), ("SerialNumber", serial), ("AuthenticationCode1", Code(seed, first)), ("AuthenticationCode2", Code(seed, second)));
    }

    [Fact]
    public async Task A_user_has_eight_devices_at_most()
    {
        await gateway.NewUserAsync("zoe");
        for (var number = 1; number <= 8; number++)
        {
            var (serial, seed) = await NewDeviceAsync($"zoe{number}");
            (await EnableAsync("zoe", serial, seed)).Done();
        }

        var (ninth, ninthSeed) = await NewDeviceAsync("zoe9");
        Assert.Equal("LimitExceeded", (await EnableAsync("zoe", ninth, ninthSeed)).Error);
    }

    [Fact]
    public async Task Sign_ins_that_rest_on_a_device_end_with_it()
    {
        await gateway.NewUserAsync("adam");
        var (serial, seed) = await NewDeviceAsync("adam");
        var sessions = gateway.Services.GetRequiredService<LiveSessions>();

        var withoutMfa = await SignInAsync("adam", null);
        (await EnableAsync("adam", serial, seed)).Done();
        Assert.Null(await sessions.FindPrincipalAsync(withoutMfa, CancellationToken.None));   // begun while one factor was enough

        var withMfa = await SignInAsync("adam", gateway.Clock.GetUtcNow());
        Assert.NotNull(await sessions.FindPrincipalAsync(withMfa, CancellationToken.None));
        (await CallAsync("DeactivateMFADevice", ("UserName", "adam"), ("SerialNumber", serial))).Done();
        Assert.Null(await sessions.FindPrincipalAsync(withMfa, CancellationToken.None));
    }

    [Fact]
    public async Task Seeds_and_codes_are_in_no_record()
    {
        await gateway.NewUserAsync("bert");
        var created = (await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", "bert"))).Done();
        var seed = SeedIn(created);
        (await EnableAsync("bert", created["VirtualMFADevice/SerialNumber"]!, seed)).Done();

        var text = await gateway.TrailAsync();
        Assert.Contains("\"EnableMFADevice\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(created["VirtualMFADevice/Base32StringSeed"]!, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Totp.ToBase32(seed), text, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{Code(seed, 0)}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_cannot_be_probed()
    {
        var (serial, _) = await NewDeviceAsync("hidden");
        var cleo = await gateway.NewUserAsync("cleo", ["iam:DeleteVirtualMFADevice", "iam:GetMFADevice"], $"arn:aws:iam::{gateway.Account}:mfa/own/*");

        Assert.Equal("AccessDenied", (await gateway.IamAsync(cleo, "DeleteVirtualMFADevice", ("SerialNumber", serial))).Error);
        Assert.Equal("AccessDenied", (await gateway.IamAsync(cleo, "DeleteVirtualMFADevice", ("SerialNumber", serial + "2"))).Error);
        Assert.Equal("NoSuchEntity", (await gateway.IamAsync(cleo, "DeleteVirtualMFADevice", ("SerialNumber", $"arn:aws:iam::{gateway.Account}:mfa/own/none"))).Error);
        Assert.Equal("AccessDenied", (await gateway.IamAsync(cleo, "GetMFADevice", ("SerialNumber", serial))).Error);
        Assert.Equal("AccessDenied", (await gateway.IamAsync(cleo, "GetMFADevice", ("SerialNumber", serial + "2"))).Error);
    }

    private static byte[] SeedIn(Answer created) => Totp.FromBase32(Encoding.ASCII.GetString(Convert.FromBase64String(created["VirtualMFADevice/Base32StringSeed"]!)))!;

    private string Code(byte[] seed, int steps) => Totp.Code(seed, gateway.Clock.GetUtcNow() + (steps * Step));

    private async Task<(string Serial, byte[] Seed)> NewDeviceAsync(string name)
    {
        var created = (await CallAsync("CreateVirtualMFADevice", ("VirtualMFADeviceName", name))).Done();
        return (created["VirtualMFADevice/SerialNumber"]!, SeedIn(created));
    }

    private Task<Answer> EnableAsync(string user, string serial, byte[] seed, int first = -1, int second = 0) => CallAsync("EnableMFADevice",
        ("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", Code(seed, first)), ("AuthenticationCode2", Code(seed, second)));

    private async Task<string> SignInAsync(string name, DateTimeOffset? mfaAt)
    {
        await using var db = await gateway.OpenAsync();
        var user = await db.IamUsers.SingleAsync(user => user.Name == name);
        var started = await gateway.Services.GetRequiredService<SignInSessions>().StartAsync(new SignInSubject(UserId: user.Id), "password", mfaAt, null, null, CancellationToken.None);
        return started.Session.ActiveSessionId!;
    }

    private Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) => gateway.IamAsync(gateway.Admin, action, parameters);
}
