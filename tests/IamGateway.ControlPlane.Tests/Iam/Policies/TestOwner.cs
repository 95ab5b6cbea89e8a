using IamGateway.ControlPlane.Tests.Framework;
using IamGateway.Identity.Principals;
using IamGateway.Identity.Storage;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

/// <summary>A new user, group or role, and the operations on its policies.</summary>
/// <param name="Kind"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
internal sealed record TestOwner(TestGateway Gateway, string Kind, string Name)
{
    public static TheoryData<string> Kinds => ["User", "Group", "Role"];

    public static async Task<TestOwner> NewAsync(TestGateway gateway, string kind)
    {
        var name = $"{kind}-{UniqueId.Hex(8)}";
        var now = gateway.Clock.GetUtcNow();
        await using var db = await gateway.OpenAsync();
        db.Add(kind switch
        {
            "User" => new IamUser { Id = UniqueId.Iam("AIDA"), AccountId = gateway.Account, Name = name, CreatedAt = now },
            "Group" => new IamGroup { Id = UniqueId.Iam("AGPA"), AccountId = gateway.Account, Name = name, CreatedAt = now },
            _ => (object)new Role { Id = UniqueId.Iam("AROA"), AccountId = gateway.Account, Name = name, TrustPolicy = Documents.Trust(gateway.Account), CreatedAt = now },
        });
        await db.CommitAsync(CancellationToken.None);
        return new TestOwner(gateway, kind, name);
    }

    /// <summary>Calls an operation on it as the administrator; <c>*</c> in the name of the operation stands for the kind.</summary>
    public Task<Answer> CallAsync(string action, params (string Name, string Value)[] parameters) =>
        Gateway.IamAsync(Gateway.Admin, action.Replace("*", Kind), [($"{Kind}Name", Name), .. parameters]);

    /// <summary>A new managed policy's ARN.</summary>
    public async Task<string> NewPolicyAsync(string? name = null) =>
        (await Gateway.IamAsync(Gateway.Admin, "CreatePolicy", ("PolicyName", name ?? $"policy-{UniqueId.Hex(8)}"), ("PolicyDocument", Documents.Allow("orders:Get")))).Done()["Policy/Arn"]!;
}
