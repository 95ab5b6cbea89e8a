using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Writes the page that a person sees when a navigation is denied. The status is already set.</summary>
public delegate Task DenialPage(HttpContext context, DecisionRecord denied);
