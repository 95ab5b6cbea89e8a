using System.Collections.Immutable;

namespace IamGateway.Policy.Analysis;

/// <summary>Access that is asked about: any of the actions on any of the resources.</summary>
/// <param name="Actions">Patterns as in a policy's <c>Action</c>; empty: any action.</param>
/// <param name="Resources">Patterns as in a policy's <c>Resource</c>; empty: any resource.</param>
public sealed record AccessQuery(ImmutableArray<string> Actions, ImmutableArray<string> Resources);
