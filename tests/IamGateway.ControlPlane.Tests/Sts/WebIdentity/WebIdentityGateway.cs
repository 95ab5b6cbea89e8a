using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Sts.WebIdentity;

/// <summary>A gateway that may call issuers on this machine, and one that is a provider of its account. Use it as a class fixture.</summary>
public sealed class WebIdentityGateway : IAsyncLifetime, IDisposable
{
    private readonly TestGateway _gateway = new() { Settings = new Dictionary<string, string?> { ["IamGateway:WebIdentity:AllowPrivateAddresses"] = "true" } };

    internal TestGateway Gateway => _gateway;

    internal TestIssuer Issuer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await _gateway.InitializeAsync();
        Issuer = await NewIssuerAsync("/clusters/one");
    }

    public async Task DisposeAsync()
    {
        await Issuer.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    public void Dispose() => _gateway.Dispose();

    /// <summary>A further issuer that is a provider of the account.</summary>
    internal async Task<TestIssuer> NewIssuerAsync(string path = "")
    {
        var issuer = await TestIssuer.StartAsync(_gateway.Clock, path);
        (await _gateway.IamAsync(_gateway.Admin, "CreateOpenIDConnectProvider", ("Url", $"https://{issuer.Url}"), ("ClientIDList.member.1", "sts.amazonaws.com"), ("ClientIDList.member.2", "cli"))).Done();
        return issuer;
    }

    /// <summary>A role that trusts an issuer under a condition.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="condition">JSON of the condition, in which <c>URL</c> stands for the issuer's.</param>
    /// <param name="policy">What the role may do; null: nothing.</param>
    /// <param name="actions">What the trust policy allows.</param>
    /// <param name="issuer">Null: <see cref="Issuer"/>.</param>
    internal async Task<Role> NewRoleAsync(string name, string condition = "{}", string? policy = null, string actions = "\"sts:AssumeRoleWithWebIdentity\"", TestIssuer? issuer = null)
    {
        var url = (issuer ?? Issuer).Url;
        var trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::{{_gateway.Account}}:oidc-provider/{{url}}"},"Action":[{{actions}}],"Condition":{{condition.Replace("URL", url)}}}]}""";
        (await _gateway.IamAsync(_gateway.Admin, "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust))).Done();
        if (policy is not null)
            (await _gateway.IamAsync(_gateway.Admin, "PutRolePolicy", ("RoleName", name), ("PolicyName", "given"), ("PolicyDocument", policy))).Done();
        await using var db = await _gateway.OpenAsync();
        return db.Roles.Single(role => role.Name == name);
    }

    /// <summary>Assumes a role with a token, unsigned.</summary>
    internal Task<Answer> AssumeAsync(string roleArn, string token, params (string Name, string Value)[] parameters) =>
        _gateway.StsAsync(null, "AssumeRoleWithWebIdentity", [("RoleArn", roleArn), ("RoleSessionName", "session"), ("WebIdentityToken", token), .. parameters]);
}
