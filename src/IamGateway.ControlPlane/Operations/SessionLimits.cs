using IamGateway.AspNetCore.Authentication;

namespace IamGateway.ControlPlane.Operations;

/// <summary>What temporary credentials cannot call, whatever policies say.</summary>
/// <remarks>Source: IAM User Guide, "Compare AWS STS credentials".</remarks>
internal static class SessionLimits
{
    /// <summary>Returns when the caller's kind of credential can make the call.</summary>
    /// <exception cref="ApiException">It cannot.</exception>
    public static void Require(Caller caller, OperationDescriptor operation)
    {
        if (caller.IsLongTerm || caller.AccessKeyId is null || caller.Type == PrincipalType.AssumedRole)
            return;

        var isFederated = caller.Type == PrincipalType.FederatedUser;
        var isRefused = operation.Action switch
        {
            "sts:GetCallerIdentity" => false,
            "sts:AssumeRole" => isFederated,
            ['s', 't', 's', ':', ..] => true,
            ['i', 'a', 'm', ':', ..] => isFederated || caller.MfaAt is null,
            _ => false,
        };
        if (isRefused)
            throw new ApiException(ErrorCode.AccessDenied, $"Cannot call {operation.Name} with session credentials{(isFederated || operation.Action[0] == 's' ? "" : " that were made without MFA")}");
    }
}
