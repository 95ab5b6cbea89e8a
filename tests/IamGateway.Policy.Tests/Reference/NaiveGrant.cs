namespace IamGateway.Policy.Tests.Reference;

/// <summary>How a statement with a principal names the caller. Source: IAM User Guide, "AWS JSON policy elements: Principal".</summary>
internal enum NaiveGrant
{
    /// <summary><c>*</c>.</summary>
    Star,

    /// <summary>The caller's account.</summary>
    Account,

    /// <summary>The role of the caller's session, or the user who made a federated user's session.</summary>
    Role,

    /// <summary>The caller itself.</summary>
    Direct,
}
