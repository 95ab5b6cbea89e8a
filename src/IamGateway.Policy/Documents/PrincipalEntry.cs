namespace IamGateway.Policy.Documents;

/// <summary>One principal that a statement names. <c>"Principal": "*"</c> is read as <c>{"AWS": "*"}</c>.</summary>
/// <param name="Kind">The key it stands under.</param>
/// <param name="Value">As written, for example <c>arn:aws:iam::123456789012:role/app</c>.</param>
public sealed record PrincipalEntry(PrincipalEntryKind Kind, string Value);
