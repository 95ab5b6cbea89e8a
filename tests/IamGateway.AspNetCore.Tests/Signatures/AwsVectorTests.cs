using System.Text;
using System.Text.Json;
using IamGateway.AspNetCore.Signatures;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class AwsVectorTests
{
    private const string Key = "AKIDEXAMPLE";
    private const string Scope = "20150830/us-east-1/service/aws4_request";
    private static readonly DateTimeOffset SignedAt = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, AwsVector> Vectors = JsonSerializer
        .Deserialize<AwsVector[]>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Signatures/Vectors/aws-c-auth.json")), JsonSerializerOptions.Web)!
        .ToDictionary(vector => vector.Name);

    public static TheoryData<string> Names => [.. Vectors.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task The_suite_s_request_gets_its_answer(string name)
    {
        var vector = Vectors[name];

        var outcome = await VerifyAsync(vector, ToRequest(vector, vector.Signature));

        Assert.Equal(vector.Problem, outcome.Problem);
        Assert.Equal(vector.Problem == SignatureProblem.None ? The.Bob : null, outcome.Caller);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Another_signature_is_not_accepted(string name)
    {
        var vector = Vectors[name];
        var other = (vector.Signature[0] == '0' ? '1' : '0') + vector.Signature[1..];

        Assert.Equal(vector.Problem == SignatureProblem.None ? SignatureProblem.WrongSignature : vector.Problem, (await VerifyAsync(vector, ToRequest(vector, other))).Problem);
    }

    private static async Task<SignatureOutcome> VerifyAsync(AwsVector vector, TestRequest request)
    {
        var clock = new ManualTimeProvider();
        clock.Advance(SignedAt - clock.GetUtcNow());
        var credentials = new TestCredentials();
        var token = vector.SignedHeaders.FirstOrDefault(header => header.Name == "X-Amz-Security-Token").Value;
        credentials.Known[(Key, token)] = new SigningCredential(Encoding.UTF8.GetBytes(Signer.Secret), The.Bob);
        var verifier = new SignatureVerifier(credentials, clock, new SignatureOptions(), NullLogger<SignatureVerifier>.Instance);
        return await verifier.VerifyAsync(request.ToContext(), "service", request.BodyHash, CancellationToken.None);
    }

    private static TestRequest ToRequest(AwsVector vector, string signature)
    {
        var request = new TestRequest(vector.Method, vector.Target, vector.Body, [("Host", "example.amazonaws.com"), ("X-Amz-Date", "20150830T123600Z"), .. vector.AllHeaders]);
        var names = string.Join(';', vector.SignedHeaders.Select(header => header.Name.ToLowerInvariant()).Append("host").Concat(vector.Presigned ? [] : ["x-amz-date"]).Distinct().Order(StringComparer.Ordinal));
        return vector.Presigned
            ? request with
            {
                Target = $"{vector.Target}{(vector.Target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={Uri.EscapeDataString($"{Key}/{Scope}")}"
                    + $"&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders={Uri.EscapeDataString(names)}&X-Amz-Expires=3600&X-Amz-Signature={signature}{vector.Appended}",
            }
            : request.With("Authorization", $"AWS4-HMAC-SHA256 Credential={Key}/{Scope}, SignedHeaders={names}, Signature={signature}");
    }

    private sealed record AwsVector(string Name, string Method, string Target, string Signature, string Expect, string Body = "", bool Presigned = false, string Appended = "")
    {
        public string[][] Headers { get; init; } = [];

        public SignatureProblem Problem => Enum.Parse<SignatureProblem>(Expect);

        public IEnumerable<(string Name, string Value)> AllHeaders => Headers.Select(header => (header[0].TrimStart('-'), header[1]));

        public IEnumerable<(string Name, string Value)> SignedHeaders => Headers.Where(header => header[0][0] != '-').Select(header => (header[0], header[1]));
    }
}
