using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Paging;

/// <summary>Where a page begins, as the page before it said.</summary>
internal readonly record struct Marker(string Text) : IText<Marker>
{
    public static TextRule Rule { get; } = new(@"[\x20-\xFF]+", 1, 320);

    public static Marker Of(string text) => new(text);
}
