using IamGateway.Identity.Accounts;
using IamGateway.Identity.Principals;

namespace IamGateway.Identity.Sessions;

/// <summary>A principal session that is live now. Exactly one of <paramref name="Role"/> and <paramref name="User"/> is set; neither for the root user.</summary>
/// <param name="Person">Set for the role session of a person.</param>
/// <param name="Groups">Names of the person's or IAM user's groups.</param>
/// <param name="Tags">Become <c>aws:PrincipalTag/KEY</c>.</param>
public sealed record LivePrincipal(PrincipalSession Session, Account Account, Role? Role, IamUser? User, Person? Person, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, string> Tags);
