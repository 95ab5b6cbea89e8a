using System.Text;
using System.Text.Json.Nodes;
using IamGateway.Audit.Trail;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Accounts;
using IamGateway.Identity.Credentials;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;
using IamGateway.Server.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>The whole server on a port of this machine, with a store of its own, a clock that stands still, and an administrator. Use it as a class fixture.</summary>
public sealed class TestGateway : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication? _app;
    private HttpClient? _client;

    internal ManualTimeProvider Clock { get; } = new();

    /// <summary>Settings under all files and variables.</summary>
    internal IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Access key of an IAM user with <c>AdministratorAccess</c>.</summary>
    internal Keys Admin { get; private set; } = new("", "");

    internal string Account { get; private set; } = "";

    internal HttpClient Client => _client!;

    internal IServiceProvider Services => _app!.Services;

    internal string DataFolder => Path.Combine(_folder.Path, "data");

    public async Task InitializeAsync()
    {
        var (port, managementPort) = (FreePort.Next(), FreePort.Next());
        _app = await GatewayApplication.BuildAsync(
            new ServerSettings { DataFolder = DataFolder, Urls = $"http://127.0.0.1:{port}", ManagementUrls = $"http://127.0.0.1:{managementPort}", Clock = Clock, Defaults = Settings },
            CancellationToken.None);
        await _app.StartAsync(CancellationToken.None);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await using var db = await OpenAsync();
        Account = (await db.Organizations.SingleAsync(CancellationToken.None)).ManagementAccountId;
        Admin = await NewUserAsync("admin");
        var administrator = await db.ManagedPolicies.SingleAsync(policy => policy.AccountId == null && policy.Name == BuiltInPolicies.AdministratorAccess, CancellationToken.None);
        db.Add(new PolicyAttachment { PolicyId = administrator.Id, UserId = (await db.IamUsers.SingleAsync(CancellationToken.None)).Id });
        await db.CommitAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None);
            await _app.DisposeAsync();
        }

        Dispose();
    }

    public void Dispose()
    {
        _client?.Dispose();
        _folder.Dispose();
    }

    /// <summary>A new IAM user with an access key and, when a document is given, an inline policy.</summary>
    internal async Task<Keys> NewUserAsync(string name, string? policy = null)
    {
        await using var db = await OpenAsync();
        var user = new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = Account, Name = name, CreatedAt = Clock.GetUtcNow() };
        var (key, secret) = AccessKeys.New(Services.GetRequiredService<KeyRing>(), user.Id, Clock);
        db.AddRange(user, key);
        if (policy is not null)
            db.Add(new InlinePolicy { Name = "given", Document = policy, UserId = user.Id });
        await db.CommitAsync(CancellationToken.None);
        return new Keys(key.Id, secret);
    }

    /// <summary>A new IAM user that may do the given actions on the given resource, and nothing else.</summary>
    internal Task<Keys> NewUserAsync(string name, string[] actions, string resource) => NewUserAsync(name, new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonObject { ["Effect"] = "Allow", ["Action"] = new JsonArray([.. actions.Select(action => JsonValue.Create(action))]), ["Resource"] = resource },
    }.ToJsonString());

    /// <summary>Gives a user of <see cref="NewUserAsync(string, string?)"/> another inline policy in the place of its first.</summary>
    internal async Task ReplacePolicyAsync(string user, string policy)
    {
        await using var db = await OpenAsync();
        var userId = (await db.IamUsers.SingleAsync(one => one.Name == user, CancellationToken.None)).Id;
        (await db.InlinePolicies.SingleAsync(one => one.UserId == userId && one.Name == "given", CancellationToken.None)).Document = policy;
        await db.CommitAsync(CancellationToken.None);
    }

    /// <summary>The trail's whole text. Everything that was recorded before is in it: a step of a sign-in, recorded now, is waited for, and stands behind all of that.</summary>
    internal async Task<string> TrailAsync()
    {
        await Services.GetRequiredService<AuditTrail>().RecordAsync(new SignInEvent { Time = Clock.GetUtcNow(), Step = "SignOut", Succeeded = true }, CancellationToken.None);
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(DataFolder, "*.jsonl", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            text.Append(await reader.ReadToEndAsync(CancellationToken.None));
        }

        return text.ToString();
    }

    /// <summary>The store, to prepare what has no operation yet or to look behind the answers.</summary>
    internal Task<IdentityDb> OpenAsync() => Services.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContextAsync(CancellationToken.None);

    /// <summary>Calls an operation of IAM.</summary>
    internal Task<Answer> IamAsync(Keys? caller, string action, params (string Name, string Value)[] parameters) => QueryAsync(caller, "iam", "2010-05-08", action, parameters);

    /// <summary>Calls an operation of STS.</summary>
    internal Task<Answer> StsAsync(Keys? caller, string action, params (string Name, string Value)[] parameters) => QueryAsync(caller, "sts", "2011-06-15", action, parameters);

    /// <summary>Calls an operation of a service of the Query protocol.</summary>
    internal Task<Answer> CallAsync(string service, Keys? caller, string action, params (string Name, string Value)[] parameters) =>
        service == "sts" ? StsAsync(caller, action, parameters) : IamAsync(caller, action, parameters);

    private async Task<Answer> QueryAsync(Keys? caller, string service, string version, string action, (string Name, string Value)[] parameters)
    {
        var form = string.Join('&', parameters.Prepend(("Version", version)).Prepend(("Action", action)).Select(parameter => $"{Uri.EscapeDataString(parameter.Item1)}={Uri.EscapeDataString(parameter.Item2)}"));
        return await SendAsync(caller, service, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded; charset=utf-8", target: null);
    }

    /// <summary>Calls an operation of a service of awsJson.</summary>
    internal Task<Answer> JsonAsync(Keys? caller, string service, string target, JsonObject input) =>
        SendAsync(caller, service, Encoding.UTF8.GetBytes(input.ToJsonString()), "application/x-amz-json-1.1", target);

    /// <summary>Calls an operation of a service of restJson.</summary>
    /// <param name="path">With its query, if any, as a signature has it.</param>
    internal Task<Answer> RestAsync(Keys? caller, string service, string method, string path, JsonObject input) =>
        SendAsync(caller, service, Encoding.UTF8.GetBytes(input.ToJsonString()), "application/json", target: null, method, path);

    private async Task<Answer> SendAsync(Keys? caller, string service, byte[] body, string contentType, string? target, string method = "POST", string path = "/")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (target is not null)
            request.Headers.Add("X-Amz-Target", target);
        if (caller is not null)
            RequestSigner.Sign(request, caller, service, Client.BaseAddress!.Authority, body, Clock.GetUtcNow());
        using var response = await Client.SendAsync(request, CancellationToken.None);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None));
    }
}
