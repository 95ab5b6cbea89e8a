using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Paging;

/// <summary>Where a page begins, as the page before it said.</summary>
internal readonly record struct Marker(string Text) : IText<Marker>
{
    /// <summary>Room for the longest key of a list, which AWS's 320 characters have not.</summary>
    public static TextRule Rule { get; } = new(@"[\x20-\xFF]+", 1, 2_048);

    public static Marker Of(string text) => new(text);
}
