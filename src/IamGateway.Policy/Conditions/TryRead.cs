namespace IamGateway.Policy.Conditions;

/// <summary>Reads a value from its text form, without allocating; false when the text is not of the type.</summary>
internal delegate bool TryRead<T>(ReadOnlySpan<char> text, out T value);
