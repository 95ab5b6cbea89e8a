using IamGateway.AspNetCore.Signatures;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>What the tests' own signer signs is verified, whatever it is; and nothing that is sent makes the verifier throw.</summary>
public sealed class SignAndVerifyTests
{
    private const int Rounds = 3_000;

    private readonly Verification _verification = new();

    public static TheoryData<string, bool> Forms => new() { { "iam", false }, { "iam", true }, { "s3", false }, { "s3", true } };

    [Theory, MemberData(nameof(Forms))]
    public async Task What_is_signed_is_verified(string service, bool isPresigned)
    {
        var requests = new RandomRequests(seed: 20_260_105);
        for (var round = 0; round < Rounds; round++)
        {
            var request = requests.Next();
            var outcome = await _verification.VerifyAsync(Sign(request, service, isPresigned), service);
            Assert.True(outcome.Problem == SignatureProblem.None, $"{outcome.Problem} in round {round}: {request.Method} {request.Target}");
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task What_is_damaged_is_refused_or_means_the_same_and_never_throws(string service, bool isPresigned)
    {
        var requests = new RandomRequests(seed: 977);
        var refused = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var damaged = Sign(requests.Next(), service, isPresigned);
            for (var wound = requests.Below(3); wound >= 0; wound--)
            {
                damaged = requests.Damage(damaged);
            }

            var outcome = await _verification.VerifyAsync(damaged, service);
            Assert.Equal(outcome.Problem == SignatureProblem.None, outcome.Caller is not null);
            Assert.DoesNotContain(Signer.Secret, outcome.Detail ?? "");
            Assert.All(outcome.Detail ?? "", character => Assert.InRange(character, ' ', '~')); // nothing of the request is repeated that could harm a reader
            refused += outcome.Caller is null ? 1 : 0;
        }

        Assert.InRange(refused, Rounds * 3 / 4, Rounds);
    }

    private static TestRequest Sign(TestRequest request, string service, bool isPresigned)
    {
        var signer = new Signer { Service = service };
        if (service == "s3" && !isPresigned)
        {
            request = request.With("X-Amz-Content-Sha256", Convert.ToHexStringLower(request.BodyHash));
        }

        return isPresigned ? (signer with { Payload = service == "s3" ? "UNSIGNED-PAYLOAD" : null }).Presign(request) : signer.Sign(request);
    }
}
