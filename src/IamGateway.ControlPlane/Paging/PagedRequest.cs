using System.ComponentModel.DataAnnotations;

namespace IamGateway.ControlPlane.Paging;

/// <summary>A request for a page of a list, as IAM has it.</summary>
internal abstract record PagedRequest : IPageRequest
{
    /// <summary>Most items of the page.</summary>
    [Range(1, 1000)]
    public int MaxItems { get; init; } = 100;

    /// <summary>Null: the first page.</summary>
    public Marker? Marker { get; init; }

    int IPageRequest.Size => MaxItems;

    string? IPageRequest.After => Marker?.Text;
}
