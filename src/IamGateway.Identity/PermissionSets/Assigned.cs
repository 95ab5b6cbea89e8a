using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.PermissionSets;

/// <summary>Which assignments reach a person: those of the person and those of the person's groups.</summary>
internal static class Assigned
{
    public static IQueryable<Assignment> To(IdentityDb db, string personId) => db.Assignments.AsNoTracking().Where(assignment =>
        assignment.PersonId == personId
        || db.PeopleGroupMembers.Any(member => member.PersonId == personId && member.GroupId == assignment.GroupId));

    /// <summary>Whether a person has a permission set in an account.</summary>
    public static Task<bool> IsAsync(IdentityDb db, string personId, string accountId, string permissionSetId, CancellationToken cancellationToken) =>
        To(db, personId).AnyAsync(assignment => assignment.AccountId == accountId && assignment.PermissionSetId == permissionSetId, cancellationToken);
}
