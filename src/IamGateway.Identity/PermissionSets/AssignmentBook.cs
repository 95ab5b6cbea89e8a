namespace IamGateway.Identity.PermissionSets;

/// <summary>Who has which permission set where, and the roles that come of it.</summary>
public sealed class AssignmentBook
{
    /// <summary>What a person can choose from, each pair once, ordered by account name and permission-set name.</summary>
    public Task<IReadOnlyList<AssignedPermissionSet>> OfPersonAsync(string personId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Assigns a permission set and provisions its role (<c>AWSReservedSSO_NAME_HASH</c> under <c>/aws-reserved/sso.amazonaws.com/</c>) in the account if it is not there. Assigning twice is fine.</summary>
    public Task AssignAsync(Assignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();
}
