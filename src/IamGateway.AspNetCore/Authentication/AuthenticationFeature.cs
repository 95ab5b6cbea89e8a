namespace IamGateway.AspNetCore.Authentication;

/// <summary>Keeps the outcome of authentication with the request, so that it is found out once.</summary>
internal sealed record AuthenticationFeature(AuthenticatedRequest Authenticated);
