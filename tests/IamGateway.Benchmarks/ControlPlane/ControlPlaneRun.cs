using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.Benchmarks.ControlPlane;

/// <summary>What the control plane does in a second, the whole program over loopback, next to a bare Kestrel in the same run.</summary>
internal static class ControlPlaneRun
{
    private const int Pairs = 7, NewUsers = 10_000, ManyUsers = 100_000, WarmUpPages = 400, Pages = 200, Clients = 8;

    public static async Task<int> ReportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("iamgateway-bench");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            using var json = JsonDocument.Parse(await ServerProgram.RunAsync("admin", "access-key", "--user", "admin", "--data", data, "--json"));
            var key = json.RootElement.GetProperty("AccessKey");
            var keys = new Keys(key.GetProperty("AccessKeyId").GetString()!, key.GetProperty("SecretAccessKey").GetString()!);
            await MeasureCallsAsync(data, keys);
            await AddUsersAsync(data);
            await MeasurePagesAsync(data, keys);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureCallsAsync(string data, Keys keys)
    {
        await using var server = await ServerProgram.StartAsync(data);
        using var client = new HttpClient { BaseAddress = server.Url };
        const string WhoAmI = "Action=GetCallerIdentity&Version=2011-06-15";
        var identity = await SignedCall.SendAsync(client, keys, "sts", WhoAmI);
        var account = identity[(identity.IndexOf("<Account>", StringComparison.Ordinal) + "<Account>".Length)..][..12];
        var trust = Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"ACCOUNT"},"Action":"sts:AssumeRole"}}""".Replace("ACCOUNT", account, StringComparison.Ordinal));
        await SignedCall.SendAsync(client, keys, "iam", $"Action=CreateRole&Version=2010-05-08&RoleName=bench&AssumeRolePolicyDocument={trust}");
        var assume = $"Action=AssumeRole&Version=2011-06-15&RoleSessionName=bench&RoleArn={Uri.EscapeDataString($"arn:aws:iam::{account}:role/bench")}";
        await CompareAsync(server, keys, "GetCallerIdentity", WhoAmI, identity.Length);
        await CompareAsync(server, keys, "AssumeRole", assume, (await SignedCall.SendAsync(client, keys, "sts", assume)).Length);

        var started = Stopwatch.GetTimestamp();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) <= NewUsers;)
                await SignedCall.SendAsync(client, keys, "iam", $"Action=CreateUser&Version=2010-05-08&UserName=new-{number}");
        }));
        Print($"CreateUser, {NewUsers:N0} users, {Clients} clients at once", $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
    }

    private static async Task CompareAsync(ServerProgram server, Keys keys, string operation, string parameters, int answerLength)
    {
        await using var bare = await BareKestrel.StartAsync(answerLength);
        var call = SignedCall.Of(keys, server.Url, "sts", parameters);
        await Wrk.MeasureAsync(server.Url, call);   // warms up
        await Wrk.MeasureAsync(bare.Url, call);
        var runs = new List<(double Bare, double Here)>();
        for (var pair = 0; pair < Pairs; pair++)
            runs.Add((await Wrk.MeasureAsync(bare.Url, call), await Wrk.MeasureAsync(server.Url, call)));
        Print($"{operation}, calls in a second", $"{Median(runs.Select(run => run.Here)):N0}");
        Print($"{operation}, bare Kestrel", $"{Median(runs.Select(run => run.Bare)):N0}");
        Print($"{operation}, over bare Kestrel", $"{Median(runs.Select(run => run.Here / run.Bare)):0.00} ×");
    }

    /// <summary>Writes the users where the server will find them, while none runs.</summary>
    private static async Task AddUsersAsync(string data)
    {
        await using var services = new ServiceCollection().AddIdentity(data).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {0})
            INSERT INTO iam_users (id, account_id, path, name, created_at)
            SELECT printf('AIDAAAAAAAAAAA%07d', n), (SELECT management_account_id FROM organizations), '/many/', printf('many-%06d', n), 1700000000000 FROM numbers
            """,
            ManyUsers);
    }

    private static async Task MeasurePagesAsync(string data, Keys keys)
    {
        await using var server = await ServerProgram.StartAsync(data);
        using var client = new HttpClient { BaseAddress = server.Url };
        var (page, single) = (await MeasurePagesAsync(client, keys, 100), await MeasurePagesAsync(client, keys, 1));
        Print($"ListUsers, a page of 100 out of {NewUsers + ManyUsers:N0}, the whole call", $"{page:0.0} ms");
        Print("ListUsers, a page of 1, the whole call", $"{single:0.0} ms");
    }

    private static async Task<double> MeasurePagesAsync(HttpClient client, Keys keys, int size)
    {
        var times = new List<double>();
        var marker = "";
        for (var page = 0; page < WarmUpPages + Pages; page++)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await SignedCall.SendAsync(client, keys, "iam", $"Action=ListUsers&Version=2010-05-08&MaxItems={size}{marker}");
            if (page >= WarmUpPages)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            var from = answer.IndexOf("<Marker>", StringComparison.Ordinal) + "<Marker>".Length;
            marker = $"&Marker={Uri.EscapeDataString(answer[from..answer.IndexOf("</Marker>", StringComparison.Ordinal)])}";
        }

        return Median(times);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Print(string what, FormattableString measured) => Console.WriteLine($"| {what} | {measured.ToString(CultureInfo.InvariantCulture)} |");
}
