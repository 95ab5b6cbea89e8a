using System.Collections.Immutable;

namespace IamGateway.ControlPlane.Iam.LastAccessed;

/// <summary>When a service was last asked for something.</summary>
/// <param name="TotalAuthenticatedEntities">How many principals asked.</param>
internal sealed record ServiceAccessView(string ServiceName, string ServiceNamespace, int TotalAuthenticatedEntities)
{
    /// <summary>Null: never.</summary>
    public DateTimeOffset? LastAuthenticated { get; init; }

    /// <summary>ARN of who asked; null: nobody.</summary>
    public string? LastAuthenticatedEntity { get; init; }

    /// <summary>Null: nobody asked, or the request named none.</summary>
    public string? LastAuthenticatedRegion { get; init; }

    /// <summary>Null: actions were not asked about.</summary>
    public ImmutableArray<TrackedActionView>? TrackedActionsLastAccessed { get; init; }

    public static ServiceAccessView Of(string service, AccessRows rows, bool hasActions)
    {
        var accesses = rows.Of(service);
        var last = accesses.Count == 0 ? default : accesses[0];
        return new ServiceAccessView(NameOf(service), service, accesses.Count)
        {
            LastAuthenticated = last.Row?.LastAt,
            LastAuthenticatedEntity = last.Principal?.Arn,
            LastAuthenticatedRegion = last.Row?.Region,
            TrackedActionsLastAccessed = hasActions ? rows.ActionsOf(service) : null,
        };
    }

    /// <summary>Your own services have no other name than that of their actions.</summary>
    private static string NameOf(string service) => service switch
    {
        "iam" => "AWS Identity and Access Management",
        "sts" => "AWS Security Token Service",
        "access-analyzer" => "AWS IAM Access Analyzer",
        "sso" => "AWS IAM Identity Center",
        "identitystore" => "AWS Identity Store",
        _ => service,
    };
}
