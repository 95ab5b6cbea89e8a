namespace IamGateway.Policy.Matching;

/// <summary>
/// How a statement names the principal of a request: it decides what else limits a grant of a resource policy. One statement may
/// name it in several ways. Source: IAM User Guide, "Policy evaluation logic" and "AWS JSON policy elements: Principal".
/// </summary>
[Flags]
internal enum GrantKind
{
    /// <summary>It does not name the principal.</summary>
    None = 0,

    /// <summary>By its account: the account's own policies have to allow, too.</summary>
    Account = 1,

    /// <summary>By the role whose session it is, or by the user who made a federated session: boundary and session policies limit it.</summary>
    Role = 2,

    /// <summary>In full, or as everybody: no other policy has to allow.</summary>
    Unlimited = 4,
}
