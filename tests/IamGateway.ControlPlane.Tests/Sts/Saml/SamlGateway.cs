using IamGateway.AspNetCore.Authentication;
using IamGateway.ControlPlane.Tests.Framework;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Tests.Sts.Saml;

/// <summary>A gateway with a SAML provider in its account. Use it as a class fixture.</summary>
public sealed class SamlGateway : IAsyncLifetime, IDisposable
{
    private const string Attributes = "https://aws.amazon.com/SAML/Attributes/";

    internal TestGateway Gateway { get; } = new();

    internal SamlIdentityProvider Provider { get; } = new();

    internal string ProviderArn { get; private set; } = "";

    internal string Address => $"{Gateway.Services.GetRequiredService<IamGatewayUrls>().Issuer}/saml";

    public async Task InitializeAsync()
    {
        await Gateway.InitializeAsync();
        ProviderArn = await NewProviderAsync("Corp");
    }

    public Task DisposeAsync() => Gateway.DisposeAsync();

    public void Dispose()
    {
        Gateway.Dispose();
        Provider.Dispose();
    }

    /// <summary>A further provider of the account, with the same keys.</summary>
    internal async Task<string> NewProviderAsync(string name) =>
        (await Gateway.IamAsync(Gateway.Admin, "CreateSAMLProvider", ("Name", name), ("SAMLMetadataDocument", Provider.Metadata))).Done()["SAMLProviderArn"]!;

    /// <summary>A role that trusts the provider under a condition.</summary>
    internal async Task<string> NewRoleAsync(string name, string condition = "{}", string? policy = null, string actions = "\"sts:AssumeRoleWithSAML\"")
    {
        var trust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"{{ProviderArn}}"},"Action":[{{actions}}],"Condition":{{condition.Replace("ADDRESS", Address)}}}]}""";
        var arn = (await Gateway.IamAsync(Gateway.Admin, "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust))).Done()["Role/Arn"]!;
        if (policy is not null)
            (await Gateway.IamAsync(Gateway.Admin, "PutRolePolicy", ("RoleName", name), ("PolicyName", "given"), ("PolicyDocument", policy))).Done();
        return arn;
    }

    /// <summary>A response that grants roles to alice, until a test spoils it.</summary>
    internal SamlDraft Draft(params string[] roles)
    {
        var draft = Provider.Draft(Gateway.Clock.GetUtcNow(), Address);
        draft.Attributes.Add((Attributes + "Role", [.. roles.Select(role => $"{role},{ProviderArn}")]));
        draft.Attributes.Add((Attributes + "RoleSessionName", ["alice"]));
        return draft;
    }

    /// <summary>Adds one of AWS's attributes to a draft.</summary>
    internal static void Say(SamlDraft draft, string name, params string[] values) => draft.Attributes.Add((Attributes + name, values));

    /// <summary>Assumes a role with a response, unsigned.</summary>
    internal Task<Answer> AssumeAsync(string role, string response, params (string Name, string Value)[] parameters) =>
        Gateway.StsAsync(null, "AssumeRoleWithSAML", [("RoleArn", role), ("PrincipalArn", ProviderArn), ("SAMLAssertion", response), .. parameters]);
}
