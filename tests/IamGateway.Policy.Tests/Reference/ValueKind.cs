namespace IamGateway.Policy.Tests.Reference;

/// <summary>A type of condition values.</summary>
/// <param name="Operators">The condition operators that compare them.</param>
/// <param name="Keys">The context keys that have them.</param>
/// <param name="Wanted">Values for policies, also some that are not of the type.</param>
/// <param name="Actual">Values for requests, likewise.</param>
internal sealed record ValueKind(string[] Operators, string[] Keys, string[] Wanted, string[] Actual);
