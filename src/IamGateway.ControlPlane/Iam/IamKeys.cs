using System.Collections.Immutable;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Iam.Values;

namespace IamGateway.ControlPlane.Iam;

/// <summary>IAM's own condition keys. Source: Service Authorization Reference, "Condition keys for AWS Identity and Access Management".</summary>
internal static class IamKeys
{
    /// <summary>ARN of a managed policy that is attached or detached.</summary>
    public const string PolicyArn = "iam:PolicyARN";

    /// <summary>ARN of the permissions boundary that an entity gets, or has while its permissions change.</summary>
    public const string PermissionsBoundary = "iam:PermissionsBoundary";

    /// <summary>Name of the service that a role is passed to.</summary>
    public const string PassedToService = "iam:PassedToService";

    /// <summary>Name of the service that a service-linked role is made for.</summary>
    public const string ServiceName = "iam:AWSServiceName";

    /// <summary>The key with an ARN; none without one.</summary>
    public static ImmutableArray<ContextValue> Boundary(string? arn) => arn is null ? [] : [new ContextValue(PermissionsBoundary, arn)];

    /// <inheritdoc cref="Boundary(string?)"/>
    public static ImmutableArray<ContextValue> Boundary(PolicyArn? arn) => Boundary(arn?.Text);

    /// <summary>The key of an attached policy.</summary>
    public static ImmutableArray<ContextValue> Policy(PolicyArn arn) => [new ContextValue(PolicyArn, arn.Text)];
}
