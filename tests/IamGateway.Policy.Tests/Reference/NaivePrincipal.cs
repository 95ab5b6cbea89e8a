using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>A caller, taken apart by splitting its text.</summary>
/// <param name="Role">Last segment of the role's name; empty for other kinds.</param>
/// <param name="Maker">ARN of the user who made a federated user's session; null when that is not known.</param>
internal sealed record NaivePrincipal(PrincipalKind Kind, string Text, string Partition, string Account, string Role, string? Maker)
{
    /// <summary>Whether it belongs to an account: identity policies, boundaries, session policies and service control policies are about it.</summary>
    public bool HasAccount => Kind is PrincipalKind.Root or PrincipalKind.User or PrincipalKind.Role or PrincipalKind.FederatedUser;

    /// <summary>No organization limits these.</summary>
    public bool IsServiceLinked => Text.Contains(":role/aws-service-role/", StringComparison.Ordinal);

    public static NaivePrincipal Parse(string text, string? maker)
    {
        var arn = text.Split(':', 6);
        if (arn.Length < 6)
            return new NaivePrincipal(text == "*" ? PrincipalKind.Anonymous : text.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? PrincipalKind.Service : PrincipalKind.Federated, text, "", "", "", null);

        var path = arn[5].Split('/');
        var (kind, role) = path[0] switch
        {
            "root" => (PrincipalKind.Root, ""),
            "user" => (PrincipalKind.User, ""),
            "role" => (PrincipalKind.Role, path[^1]),
            "assumed-role" => (PrincipalKind.Role, path[1]),
            "federated-user" => (PrincipalKind.FederatedUser, ""),
            _ => (PrincipalKind.Federated, ""),
        };
        return new NaivePrincipal(kind, text, arn[1], arn[4], role, maker);
    }

    /// <summary>How one entry of <c>Principal</c> or <c>NotPrincipal</c> names this caller; null when it does not.</summary>
    /// <param name="key">The key it stands under, for example <c>AWS</c>.</param>
    /// <param name="entry">For example an ARN.</param>
    public NaiveGrant? NamedBy(string key, string entry) => key switch
    {
        "Service" => Kind == PrincipalKind.Service && entry == Text ? NaiveGrant.Direct : null,
        "Federated" => Kind == PrincipalKind.Federated && entry == Text ? NaiveGrant.Direct : null,
        "AWS" when entry == "*" => NaiveGrant.Star,
        "AWS" when !HasAccount => null,
        "AWS" when entry == Account || entry == $"arn:{Partition}:iam::{Account}:root" => NaiveGrant.Account,
        "AWS" when IsRole(entry) || entry == Maker => NaiveGrant.Role,
        "AWS" => entry == Text ? NaiveGrant.Direct : null,
        _ => null, // a canonical user is never the caller
    };

    private bool IsRole(string entry) =>
        Kind == PrincipalKind.Role && entry.StartsWith($"arn:{Partition}:iam::{Account}:role/", StringComparison.Ordinal) && entry.Split('/')[^1] == Role;
}
