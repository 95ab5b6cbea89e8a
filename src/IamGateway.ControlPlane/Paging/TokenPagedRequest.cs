using System.ComponentModel.DataAnnotations;

namespace IamGateway.ControlPlane.Paging;

/// <summary>A request for a page of a list, as the services of awsJson have it.</summary>
internal abstract record TokenPagedRequest : IPageRequest
{
    /// <summary>Most items of the page.</summary>
    [Range(1, 100)]
    public int MaxResults { get; init; } = 100;

    /// <summary>Null: the first page.</summary>
    public Marker? NextToken { get; init; }

    int IPageRequest.Size => MaxResults;

    string? IPageRequest.After => NextToken?.Text;
}
