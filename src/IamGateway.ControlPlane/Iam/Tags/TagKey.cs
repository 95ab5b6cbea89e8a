using IamGateway.ControlPlane.Wire;

namespace IamGateway.ControlPlane.Iam.Tags;

/// <summary>Key of a tag.</summary>
internal readonly record struct TagKey(string Text) : IText<TagKey>
{
    public static TextRule Rule { get; } = new(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]+", 1, 128);

    public static TagKey Of(string text) => new(text);
}
