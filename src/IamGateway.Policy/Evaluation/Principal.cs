using System.Buffers;
using IamGateway.Policy.Arns;

namespace IamGateway.Policy.Evaluation;

/// <summary>Who asks, taken apart once so that decisions need not. Immutable; made when a session is, not per request.</summary>
public sealed class Principal
{
    private const string ServiceLinkedPath = "aws-service-role/";
    private static readonly SearchValues<char> NotInDomains = SearchValues.Create(":*? \t\r\n");

    private Principal(PrincipalKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>Nobody authenticated.</summary>
    public static Principal Anonymous { get; } = new(PrincipalKind.Anonymous, "*");

    /// <summary>What kind of caller it is.</summary>
    public PrincipalKind Kind { get; }

    /// <summary>Its ARN; <c>*</c> for anonymous callers, the name of a service, the ARN or domain of an identity provider.</summary>
    public string Text { get; }

    /// <summary>For example <c>aws</c>; empty where there is no ARN.</summary>
    public string Partition { get; private init; } = "";

    /// <summary>Twelve digits; empty for anonymous callers, services and providers known by their domain.</summary>
    public string Account { get; private init; } = "";

    /// <summary>Name of the role without its path; empty for every other kind.</summary>
    public string RoleName { get; private init; } = "";

    /// <summary>Whether it is one session, named in full, and not a role.</summary>
    public bool IsSession { get; private init; }

    /// <summary>Whether it belongs to an account and so has policies of its own: the others can only be granted something by a resource's policy.</summary>
    public bool IsOfAccount => Kind is PrincipalKind.User or PrincipalKind.Role or PrincipalKind.FederatedUser or PrincipalKind.Root;

    /// <summary>Whether it is known by its path to be a service-linked role, which no organization's control policies limit.</summary>
    public bool IsServiceLinked { get; private init; }

    /// <summary>ARN of the IAM user whose <c>GetFederationToken</c> made this federated user's session; null when that is not known.</summary>
    public string? FederatedBy { get; private init; }

    /// <summary>
    /// Reads a principal: <c>*</c>; the ARN of a root user, user, role, role session, federated user's session or identity
    /// provider; or a domain name, of a service when it ends in <c>.amazonaws.com</c> and of an identity provider otherwise.
    /// </summary>
    /// <returns>Null for anything else.</returns>
    public static Principal? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "*")
            return Anonymous;
        if (Arn.TryParse(text, out var arn))
            return OfArn(text, arn);
        if (text.Length == 0 || !text.Contains('.', StringComparison.Ordinal) || text.AsSpan().ContainsAny(NotInDomains))
            return null;
        return new Principal(text.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? PrincipalKind.Service : PrincipalKind.Federated, text);
    }

    /// <summary>The same session of a federated user, known to have been made by an IAM user's <c>GetFederationToken</c>.</summary>
    /// <param name="userArn">ARN of that user.</param>
    /// <exception cref="InvalidOperationException">This is no federated user's session.</exception>
    public Principal MadeBy(string userArn) => Kind == PrincipalKind.FederatedUser
        ? new(Kind, Text) { Partition = Partition, Account = Account, IsSession = IsSession, FederatedBy = userArn }
        : throw new InvalidOperationException($"{Text} is no federated user.");

    /// <summary>Its text.</summary>
    public override string ToString() => Text;

    private static Principal? OfArn(string text, in Arn arn)
    {
        var slash = arn.Resource.IndexOf('/');
        var name = arn.Resource[(slash + 1)..];
        if (name.IsEmpty || name[^1] == '/' || arn.Account.IsEmpty)
            return null;
        if (arn.Service is "iam" && arn.Resource is "root")
            return Of(PrincipalKind.Root, text, arn);

        return slash <= 0 ? null : $"{arn.Service}:{arn.Resource[..slash]}" switch
        {
            "iam:user" => Of(PrincipalKind.User, text, arn),
            "iam:role" => Of(PrincipalKind.Role, text, arn, name[(name.LastIndexOf('/') + 1)..], name.StartsWith(ServiceLinkedPath)),
            "iam:saml-provider" or "iam:oidc-provider" => Of(PrincipalKind.Federated, text, arn),
            "sts:assumed-role" when name.IndexOf('/') > 0 => Of(PrincipalKind.Role, text, arn, name[..name.IndexOf('/')]),
            "sts:federated-user" => Of(PrincipalKind.FederatedUser, text, arn),
            _ => null,
        };
    }

    private static Principal Of(PrincipalKind kind, string text, in Arn arn, ReadOnlySpan<char> roleName = default, bool isServiceLinked = false) => new(kind, text)
    {
        Partition = arn.Partition.ToString(),
        Account = arn.Account.ToString(),
        RoleName = roleName.ToString(),
        IsServiceLinked = isServiceLinked,
        IsSession = arn.Service is "sts",
    };
}
