using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Principals;
using Microsoft.EntityFrameworkCore;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>Finds roles by ARN, in whatever account.</summary>
internal static class RoleByArn
{
    /// <summary>Null: there is no role of exactly this ARN.</summary>
    /// <exception cref="ApiException">The text is no ARN of a role.</exception>
    public static async Task<Role?> FindRoleAsync(this Scope scope, RoleArn arn, CancellationToken cancellationToken)
    {
        if (arn.Text.Split(':', 6) is not ["arn", "aws", "iam", "", var account, var resource] || !resource.StartsWith("role/", StringComparison.Ordinal))
            throw new ApiException(ErrorCode.ValidationError, $"{arn} is invalid");

        var name = resource[(resource.LastIndexOf('/') + 1)..];
        var role = await scope.Db.Roles.AsNoTracking().SingleOrDefaultAsync(role => role.AccountId == account && role.Name == name, cancellationToken);
        return role?.Arn == arn.Text ? role : null;
    }

    /// <summary>The account in the ARN of a role.</summary>
    public static string AccountOf(this RoleArn arn) => arn.Text.Split(':')[4];
}
