using System.Collections.Immutable;

namespace IamGateway.Policy.Validation;

/// <summary>A condition key whose meaning does not depend on the services there are.</summary>
/// <param name="Name">As AWS writes it; one that ends in <c>/</c> stands for a key for each tag.</param>
/// <param name="IsMultivalued">It needs <c>ForAllValues</c> or <c>ForAnyValue</c>.</param>
/// <param name="Families">The operators that fit it; <c>Null</c> always does.</param>
internal sealed record KnownKey(string Name, bool IsMultivalued, ImmutableArray<ValueFamily> Families);
