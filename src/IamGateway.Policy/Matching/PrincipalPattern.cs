using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// One entry of <c>Principal</c> or <c>NotPrincipal</c>, ready to be compared: it has no wildcards but <c>*</c> alone, and letter
/// case counts. Source: IAM User Guide, "AWS JSON policy elements: Principal".
/// </summary>
internal sealed class PrincipalPattern
{
    private const int AccountLength = 12;

    private readonly PrincipalEntryKind _kind;
    private readonly string _text;
    private readonly string? _account;
    private readonly Principal? _named;

    public PrincipalPattern(PrincipalEntry entry)
    {
        _kind = entry.Kind;
        _text = entry.Value;
        if (_kind != PrincipalEntryKind.Aws)
            return;
        if (_text.Length == AccountLength && !_text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            _account = _text;
        else
            _named = _text == "*" ? null : Principal.Parse(_text);
    }

    /// <summary>How the entry names the principal.</summary>
    public GrantKind Match(Principal principal) => _kind switch
    {
        PrincipalEntryKind.Aws => MatchAws(principal),
        PrincipalEntryKind.Service => Exactly(principal, PrincipalKind.Service),
        PrincipalEntryKind.Federated => Exactly(principal, PrincipalKind.Federated),
        _ => GrantKind.None, // nobody here has an S3 canonical identifier
    };

    private GrantKind MatchAws(Principal principal)
    {
        if (_text == "*")
            return GrantKind.Unlimited;
        if (!principal.IsOfAccount)
            return GrantKind.None;
        if (_account is not null)
            return _account == principal.Account ? GrantKind.Account : GrantKind.None;

        return _named switch
        {
            { Kind: PrincipalKind.Root } => IsSameAccount(principal) ? GrantKind.Account : GrantKind.None,
            { Kind: PrincipalKind.Role, IsSession: false } => principal.Kind == PrincipalKind.Role && IsSameAccount(principal) && _named.RoleName == principal.RoleName ? GrantKind.Role : GrantKind.None,
            { Kind: PrincipalKind.User } when principal.FederatedBy == _text => GrantKind.Role,
            { Kind: PrincipalKind.User or PrincipalKind.Role or PrincipalKind.FederatedUser } => principal.Text == _text ? GrantKind.Unlimited : GrantKind.None,
            _ => GrantKind.None,
        };
    }

    private GrantKind Exactly(Principal principal, PrincipalKind kind) =>
        principal.Kind == kind && principal.Text == _text ? GrantKind.Unlimited : GrantKind.None;

    private bool IsSameAccount(Principal principal) => _named!.Account == principal.Account && _named.Partition == principal.Partition;
}
