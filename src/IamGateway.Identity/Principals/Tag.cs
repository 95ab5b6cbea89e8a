namespace IamGateway.Identity.Principals;

/// <summary>A key and a value by which policies tell resources and principals apart.</summary>
/// <param name="Key">1 to 128 characters.</param>
/// <param name="Value">Up to 256 characters; may be empty.</param>
public readonly record struct Tag(string Key, string Value);
