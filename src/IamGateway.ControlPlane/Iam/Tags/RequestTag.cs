namespace IamGateway.ControlPlane.Iam.Tags;

/// <summary>A tag as a request has it.</summary>
internal sealed record RequestTag(TagKey Key, TagValue Value);
