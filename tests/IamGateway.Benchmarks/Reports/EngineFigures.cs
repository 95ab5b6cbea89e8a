namespace IamGateway.Benchmarks.Reports;

/// <summary>What was measured, however it was. Times in nanoseconds.</summary>
internal sealed record EngineFigures
{
    public required double Sha256 { get; init; }

    /// <summary>One decision, by workload.</summary>
    public required IReadOnlyDictionary<string, double> Decision { get; init; }

    /// <summary>One decision about a request that is far off in memory, by workload.</summary>
    public required IReadOnlyDictionary<string, double> ScatteredDecision { get; init; }

    /// <summary>One explanation, of W2 and of W3.</summary>
    public required IReadOnlyDictionary<string, double> Explanation { get; init; }

    public required double ParseW3 { get; init; }

    public required double CompileW3 { get; init; }
}
