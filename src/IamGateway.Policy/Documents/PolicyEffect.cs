namespace IamGateway.Policy.Documents;

/// <summary>What a statement does to the requests it matches.</summary>
public enum PolicyEffect
{
    /// <summary>Denies them, whatever else allows them.</summary>
    Deny,

    /// <summary>Allows them, unless something denies.</summary>
    Allow,
}
