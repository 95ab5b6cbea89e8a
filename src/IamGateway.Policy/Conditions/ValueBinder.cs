using System.Collections.Immutable;

namespace IamGateway.Policy.Conditions;

/// <summary>Turns the policy's values of one condition into a test of a request's value.</summary>
/// <param name="wanted">The policy's values.</param>
/// <param name="variables">Whether the document's version has variables.</param>
internal delegate ValueTest ValueBinder(ImmutableArray<string> wanted, bool variables);
