using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Roles;
using IamGateway.ControlPlane.Iam.Simulation;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Gateway;

/// <summary>Whose access is explained: an IAM user or a role of the call's account.</summary>
/// <param name="Holder">The user or role.</param>
/// <param name="SessionName">Name of the role's session; null: none was named.</param>
internal sealed record ExplainedPrincipal(PolicyHolder Holder, string? SessionName)
{
    private const string SessionResource = "assumed-role/";

    /// <summary>The ARN to ask permission for: of a role session its role's, as far as the text tells when there is none.</summary>
    public static async Task<string> ArnAsync(Scope scope, EntityArn arn, CancellationToken cancellationToken) =>
        SessionOf(arn) is not var (_, role, _) ? arn.Text : (await scope.FindRoleAsync(new RoleName(role), cancellationToken))?.Arn ?? $"arn:aws:iam::{scope.Account}:role/{role}";

    /// <exception cref="ApiException">The account has no such user or role.</exception>
    public static async Task<ExplainedPrincipal> RequireAsync(Scope scope, EntityArn arn, CancellationToken cancellationToken)
    {
        if (SessionOf(arn) is not var (account, name, session))
        {
            var holder = await scope.RequireHolderAsync(arn, cancellationToken);
            return holder.Kind != "Group" ? new ExplainedPrincipal(holder, null) : throw new ApiException(ErrorCode.InvalidInput, "A group asks for nothing itself: name one of its users.");
        }

        var role = account == scope.Account ? await scope.FindRoleAsync(new RoleName(name), cancellationToken) : null;
        return role is not null ? new ExplainedPrincipal(PolicyHolder.Of(role), session) : throw new ApiException(ErrorCode.NoSuchEntity, $"The role with name {name} cannot be found.");
    }

    /// <summary>The principal, with the condition keys that follow from who it is.</summary>
    public Principal AddTo(RequestContext context)
    {
        var caller = new SimulatedCaller(Principal.Parse(Holder.Arn)!, Holder, IsNamed: true);
        caller.AddTo(context);
        if (SessionName is not null)
            context.Set(GlobalContextKeys.UserId, $"{Holder.Id}:{SessionName}");
        return caller.Principal;
    }

    private static (string Account, string Role, string Session)? SessionOf(EntityArn arn) =>
        arn.Text.Split(':', 6) is ["arn", "aws", "sts", "", var account, var resource]
            && resource.StartsWith(SessionResource, StringComparison.Ordinal) && resource.Split('/') is [_, { Length: > 0 } role, { Length: > 0 } session]
            ? (account, role, session)
            : null;
}
