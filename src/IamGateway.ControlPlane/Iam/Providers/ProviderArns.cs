using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Providers;

/// <summary>Reads ARNs of identity providers.</summary>
internal static class ProviderArns
{
    /// <summary>What follows the type in the ARN of a provider of the call's account; null: it is no ARN of one.</summary>
    /// <param name="scope">The call.</param>
    /// <param name="arn">The ARN.</param>
    /// <param name="type">For example <c>saml-provider/</c>.</param>
    public static string? NameIn(this Scope scope, ProviderArn arn, string type) =>
        arn.Text.Split(':', 6) is ["arn", "aws", "iam", "", var account, var resource] && account == scope.Account && resource.StartsWith(type, StringComparison.Ordinal)
            ? resource[type.Length..]
            : null;

    /// <summary>The error of a provider that is not there.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="type">As for <see cref="NameIn"/>.</param>
    /// <param name="sentence">What is said when it is the ARN of a provider of this type.</param>
    public static ApiException NotFound(ProviderArn arn, string type, string sentence) =>
        arn.Text.Split(':', 6) is ["arn", "aws", "iam", "", _, var resource] && resource.StartsWith(type, StringComparison.Ordinal)
            ? new(ErrorCode.NoSuchEntity, sentence)
            : new(ErrorCode.InvalidInput, $"Invalid ARN: {arn}");
}
