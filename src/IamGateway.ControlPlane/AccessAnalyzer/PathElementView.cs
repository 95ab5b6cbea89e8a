namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>One step on the way to a place in a policy: exactly one of its members is set.</summary>
internal sealed record PathElementView
{
    /// <summary>Position in a list.</summary>
    public int? Index { get; init; }

    /// <summary>A key of an object, meant itself.</summary>
    public string? Key { get; init; }

    /// <summary>A key of an object, whose value is meant.</summary>
    public string? Value { get; init; }
}
