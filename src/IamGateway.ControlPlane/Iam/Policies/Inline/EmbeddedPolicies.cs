using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Iam.Policies.Inline;

/// <summary>The policies that are embedded in an owner.</summary>
internal static class EmbeddedPolicies
{
    /// <exception cref="ApiException">There is no such policy.</exception>
    public static async Task<InlinePolicy> RequireEmbeddedAsync(this Scope scope, PolicyOwner owner, PolicyName name, CancellationToken cancellationToken) =>
        await owner.Embedded(scope.Db).SingleOrDefaultAsync(policy => policy.Name == name.Text, cancellationToken)
            ?? throw new ApiException(ErrorCode.NoSuchEntity, $"The {owner.Kind.ToLowerInvariant()} policy with name {name} cannot be found.");

    /// <summary>Embeds a policy, in place of the one with the same name.</summary>
    /// <exception cref="ApiException">It is no good policy, or the owner's policies would be too long together.</exception>
    public static async Task EmbedAsync(this Scope scope, PolicyOwner owner, PolicyName name, PolicyText text, CancellationToken cancellationToken)
    {
        var policies = await owner.Embedded(scope.Db).ToListAsync(cancellationToken);
        var known = policies.Find(policy => string.Equals(policy.Name, name.Text, StringComparison.OrdinalIgnoreCase));
        var document = text.ToEmbedded(owner, policies.Where(policy => policy != known).Select(policy => policy.Document));
        if (known is null)
            scope.Db.Add(owner.Embed(name, document));
        else
            known.Document = document;
    }
}
