using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Tags;

/// <summary>Value of a tag.</summary>
internal readonly record struct TagValue(string Text) : IText<TagValue>
{
    public static TextRule Rule { get; } = new(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", 0, 256);

    public static TagValue Of(string text) => new(text);
}
