namespace IamGateway.AspNetCore.Authentication;

/// <summary>The kinds of principal, named as <c>aws:PrincipalType</c> has them.</summary>
public enum PrincipalType
{
    /// <summary>Nobody authenticated.</summary>
    Anonymous,
    /// <summary>The root user of an account.</summary>
    Account,
    /// <summary>An IAM user.</summary>
    User,
    /// <summary>A session of a role.</summary>
    AssumedRole,
    /// <summary>A federated user's session.</summary>
    FederatedUser,
    /// <summary>Whom an OpenID Connect provider of an account vouches for, on the way to a role: nobody of the account.</summary>
    WebIdentityUser,
    /// <summary>Whom a SAML provider of an account vouches for, on the way to a role: nobody of the account.</summary>
    SAMLUser,
}
