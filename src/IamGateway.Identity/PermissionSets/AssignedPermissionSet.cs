namespace IamGateway.Identity.PermissionSets;

/// <summary>A permission set that a person has in an account, directly or through groups.</summary>
public sealed record AssignedPermissionSet(string AccountId, string AccountName, string PermissionSetId, string PermissionSetName, string? Description);
