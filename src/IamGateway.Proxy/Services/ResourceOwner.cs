namespace IamGateway.Proxy.Services;

/// <summary>The account and region that own the resources of every service that does not name its own. The application registers one as a singleton.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">For example <c>us-east-1</c>.</param>
public sealed record ResourceOwner(string AccountId, string Region);
