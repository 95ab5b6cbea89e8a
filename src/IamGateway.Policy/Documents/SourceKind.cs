namespace IamGateway.Policy.Documents;

/// <summary>The type of a JSON value.</summary>
internal enum SourceKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}
