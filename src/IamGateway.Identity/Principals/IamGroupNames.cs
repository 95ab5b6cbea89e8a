using IamGateway.Identity.Storage;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.Identity.Principals;

/// <summary>Names of the groups that an IAM user is in.</summary>
internal static class IamGroupNames
{
    /// <summary>In order.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IdentityDb db, string userId, CancellationToken cancellationToken) =>
        await db.IamGroups
            .Where(group => db.IamGroupMembers.Any(member => member.GroupId == group.Id && member.UserId == userId))
            .OrderBy(group => group.Name).Select(group => group.Name).ToListAsync(cancellationToken);
}
