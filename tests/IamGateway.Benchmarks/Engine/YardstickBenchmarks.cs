using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace IamGateway.Benchmarks.Engine;

/// <summary>SHA-256 of 64 bytes: what every other figure is compared with, because machines differ.</summary>
public class YardstickBenchmarks
{
    private readonly byte[] _data = new byte[64];
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];

    [Benchmark]
    public int Sha256() => SHA256.HashData(_data, _hash);
}
