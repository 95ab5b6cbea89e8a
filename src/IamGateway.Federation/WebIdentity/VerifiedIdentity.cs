using System.Text.Json;
using IamGateway.Identity.Principals;

namespace IamGateway.Federation.WebIdentity;

/// <summary>Who a web identity token says its bearer is. The provider signed all of it.</summary>
/// <param name="Provider">The provider that signed it.</param>
/// <param name="Subject">The provider's name for the workload or person, 1 to 255 characters.</param>
/// <param name="Audience">Which of the provider's audiences the token is for.</param>
/// <param name="Claims">Every claim of the token, a JSON object.</param>
public sealed record VerifiedIdentity(OpenIdConnectProvider Provider, string Subject, string Audience, JsonElement Claims);
