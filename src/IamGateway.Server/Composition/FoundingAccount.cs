namespace IamGateway.Server.Composition;

/// <summary>The account that the first start founds.</summary>
/// <param name="RootEmail">What the root user signs in with, beside the account.</param>
/// <param name="Id">Twelve digits; null: drawn at random.</param>
internal sealed record FoundingAccount(string Name, string RootEmail, string? Id);
