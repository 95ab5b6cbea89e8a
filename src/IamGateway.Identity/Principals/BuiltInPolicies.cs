using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>The managed policies that ship with the gateway: owned by no account, attachable in all of them.</summary>
public static class BuiltInPolicies
{
    /// <summary>Name of the policy that allows everything; its ARN is <c>arn:aws:iam::aws:policy/AdministratorAccess</c>.</summary>
    public const string AdministratorAccess = "AdministratorAccess";

    internal const string AllowEverything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    /// <summary>Adds those that are missing. Two processes may do it at once.</summary>
    internal static async Task EnsureAsync(IdentityDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ManagedPolicies.AnyAsync(policy => policy.AccountId == null && policy.Name == AdministratorAccess, cancellationToken))
            return;

        var now = clock.GetUtcNow();
        var policy = new ManagedPolicy
        {
            Id = UniqueId.Iam("ANPA"),
            Name = AdministratorAccess,
            Description = "Allows every action on every resource.",
            CreatedAt = now,
        };
        policy.Versions.Add(new PolicyVersion { PolicyId = policy.Id, Number = 1, Document = AllowEverything, CreatedAt = now });
        db.Add(policy);
        await db.CommitAsync(cancellationToken);
    }
}
