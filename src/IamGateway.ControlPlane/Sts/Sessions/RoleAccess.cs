using System.Collections.Immutable;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Iam.Tags;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Sts.Values;
using IamGateway.Identity.Principals;

namespace IamGateway.ControlPlane.Sts.Sessions;

/// <summary>What must be allowed, by the caller's policies and by the trust policy, to assume a role.</summary>
/// <remarks>
/// Tagging the session and saying who one is are actions of their own, also when tags or a source identity only pass on from the caller's session.
/// Source: IAM User Guide, "Pass session tags in AWS STS" and "Monitor and control actions taken with assumed roles".
/// </remarks>
internal static class RoleAccess
{
    public static AccessRequest Of(RoleArn arn, WantedSession wanted, Caller caller, Role? role)
    {
        var sourceIdentity = wanted.SourceIdentity ?? caller.SourceIdentity;
        ImmutableArray<ContextValue> context =
        [
            new ContextValue(StsKeys.RoleSessionName, wanted.Name),
            .. sourceIdentity is null ? [] : new[] { new ContextValue(StsKeys.SourceIdentity, sourceIdentity) },
            .. wanted.Tags.RequestContext(),
            .. wanted.TransitiveTagKeys.IsEmpty ? [] : new[] { new ContextValue(StsKeys.TransitiveTagKeys, [.. wanted.TransitiveTagKeys.Select(key => key.Text)]) },
            .. role?.Tags.ResourceContext() ?? [],
        ];
        var access = new AccessRequest(arn.Text) { Account = arn.AccountOf(), Context = context };
        var also = ImmutableArray.CreateBuilder<AccessRequest>();
        if (!wanted.Tags.IsEmpty || !caller.TransitiveTagKeys.IsEmpty)
            also.Add(access with { Action = "sts:TagSession" });
        if (sourceIdentity is not null)
            also.Add(access with { Action = "sts:SetSourceIdentity" });
        return access with { Also = also.ToImmutable() };
    }
}
