namespace IamGateway.ControlPlane.Paging;

/// <summary>A request for a page of a list, by whatever names its service has for it.</summary>
internal interface IPageRequest
{
    /// <summary>Most items of the page.</summary>
    int Size { get; }

    /// <summary>What the page before it ended with; null: the first page.</summary>
    string? After { get; }
}
