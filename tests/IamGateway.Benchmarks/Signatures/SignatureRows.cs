using System.Security.Cryptography;
using IamGateway.AspNetCore.Signatures;
using IamGateway.AspNetCore.Tests.Signatures;
using IamGateway.Benchmarks.Reports;
using IamGateway.Testing.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.Benchmarks.Signatures;

/// <summary>What the verification of a request's signature costs, without hashing its body.</summary>
internal static class SignatureRows
{
    private const int RequestsARound = 200;
    private const int Rounds = 301;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    private static readonly TestRequest Request = TestRequest.ListUsers.With("X-Header", "value  with  spaces") with { Target = "/path/a%20b?b=2&a=1&d=%C3%A9&c=x%20y" };
    private static readonly Signer Session = new() { Key = TestCredentials.SessionKeyId, Token = TestCredentials.SessionToken };

    /// <summary>First the yardstick, measured in turn with the others.</summary>
    public static IEnumerable<Row> Rows()
    {
        Case[] cases =
        [
            new("signature in the header, 6 headers, 4 parameters, a token, key kept", Session.Sign(Request), SignatureProblem.None, 5_000),
            new("signature of a usual call (POST /, 3 headers), key kept", new Signer().Sign(TestRequest.ListUsers), SignatureProblem.None, 5_000),
            new("presigned, 3 headers, 4 parameters, a token, key kept", Session.Presign(Request), SignatureProblem.None),
            new("wrong signature of a known key", (new Signer() with { SecretKey = "wrong" }).Sign(TestRequest.ListUsers), SignatureProblem.WrongSignature),
            new("signature of an unknown key", (new Signer() with { Key = "AKIAEXAMPLENOBODY001" }).Sign(TestRequest.ListUsers), SignatureProblem.UnknownKey),
        ];
        var times = Stopwatches.MeasureInTurn([HashMany, .. cases.Select<Case, Action>(measured => measured.VerifyMany)], Rounds, WarmUp);
        yield return new Row("SHA-256 of 64 bytes, in turn with the signatures", times[0] / RequestsARound, Unit.Nanoseconds);
        foreach (var (index, measured) in cases.Index())
        {
            yield return new Row(measured.What, times[index + 1] / RequestsARound, Unit.Nanoseconds, measured.Goal);
            yield return new Row($"{measured.What}: memory", measured.Allocated(), Unit.Bytes);
        }
    }

    private static void HashMany()
    {
        Span<byte> data = stackalloc byte[64];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var count = 0; count < RequestsARound; count++)
        {
            SHA256.HashData(data, hash);
        }
    }

    private sealed class Case(string what, TestRequest request, SignatureProblem expected, double? goal = null)
    {
        private readonly SignatureVerifier _verifier = new(new TestCredentials(), new ManualTimeProvider(), new SignatureOptions(), NullLogger<SignatureVerifier>.Instance);
        private readonly HttpContext _context = request.ToContext();
        private readonly byte[] _bodyHash = request.BodyHash;

        public string What => what;

        public double? Goal => goal;

        public void VerifyMany()
        {
            for (var count = 0; count < RequestsARound; count++)
            {
                var verified = _verifier.VerifyAsync(_context, "iam", _bodyHash, CancellationToken.None);
                if (!verified.IsCompletedSuccessfully || verified.Result.Problem != expected)
                {
                    throw new InvalidOperationException($"{what}: another outcome than {expected}");
                }
            }
        }

        public double Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            VerifyMany();
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)RequestsARound;
        }
    }
}
