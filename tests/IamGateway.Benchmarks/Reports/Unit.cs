namespace IamGateway.Benchmarks.Reports;

/// <summary>What a figure counts.</summary>
internal enum Unit
{
    Nanoseconds,
    Bytes,
    Times,
}
