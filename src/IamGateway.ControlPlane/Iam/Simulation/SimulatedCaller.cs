using IamGateway.ControlPlane.Iam.Policies.Held;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Who makes the simulated requests, with the condition keys that follow from that.</summary>
/// <param name="Principal">Who it is to the policies.</param>
/// <param name="Holder">The same as a stored user or role; null: only the ARN is known, or nobody is named.</param>
/// <param name="IsNamed">False: nobody is named, and only identity-based policies can be asked about.</param>
internal sealed record SimulatedCaller(Principal Principal, PolicyHolder? Holder, bool IsNamed)
{
    private static readonly ContextKey
        Arn = GlobalContextKeys.PrincipalArn, Account = GlobalContextKeys.PrincipalAccount, Type = GlobalContextKeys.PrincipalType,
        Id = GlobalContextKeys.UserId, Name = GlobalContextKeys.UserName;

    /// <summary>The caller of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="source">Whose policies are simulated; null: nobody's.</param>
    /// <param name="account">The account of a caller that is not named.</param>
    /// <exception cref="ApiException">The caller named is no IAM user, or a resource policy is given without one.</exception>
    public static SimulatedCaller Of(SimulationRequest request, PolicyHolder? source, string account)
    {
        if (request.CallerArn is { } arn)
        {
            return Principal.Parse(arn.Text) is { Kind: PrincipalKind.User } user
                ? new SimulatedCaller(user, source?.Arn == arn.Text ? source : null, IsNamed: true)
                : throw new ApiException(ErrorCode.InvalidInput, $"CallerArn {arn} is not the ARN of an IAM user.");
        }

        if (request.ResourcePolicy is not null && source?.Kind != "User")
            throw new ApiException(ErrorCode.InvalidInput, "CallerArn is required with a ResourcePolicy: its principals are compared with it.");
        return source is { Kind: not "Group" }
            ? new SimulatedCaller(Principal.Parse(source.Arn)!, source, IsNamed: true)
            : new SimulatedCaller(Principal.Parse($"arn:aws:iam::{account}:user/simulated")!, null, IsNamed: false);
    }

    /// <summary>Sets the condition keys; those of a session or of the request itself are for the simulation to name.</summary>
    public void AddTo(RequestContext context)
    {
        if (!IsNamed)
            return;

        var isUser = Principal.Kind == PrincipalKind.User;
        context.Set(Arn, Principal.Text);
        context.Set(Account, Principal.Account);
        context.Set(Type, isUser ? "User" : "AssumedRole");
        if (isUser)
            context.Set(Name, Principal.Text[(Principal.Text.LastIndexOf('/') + 1)..]);
        if (isUser && Holder is not null)
            context.Set(Id, Holder.Id);
        foreach (var tag in Holder?.Tags ?? TagSet.Empty)
            context.Set(ContextKey.Of($"aws:PrincipalTag/{tag.Key}"), tag.Value);
    }
}
