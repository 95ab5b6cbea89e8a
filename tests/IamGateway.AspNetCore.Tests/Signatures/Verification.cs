using IamGateway.AspNetCore.Signatures;
using Microsoft.Extensions.Logging.Abstractions;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>A verifier with what it needs, at the time when the tests' requests are signed.</summary>
internal sealed class Verification
{
    public Verification(SignatureOptions? options = null) =>
        Verifier = new SignatureVerifier(Credentials, Clock, options ?? new SignatureOptions(), NullLogger<SignatureVerifier>.Instance);

    public ManualTimeProvider Clock { get; } = new();

    public TestCredentials Credentials { get; } = new();

    public SignatureVerifier Verifier { get; }

    public ValueTask<SignatureOutcome> VerifyAsync(TestRequest request, string service = "iam") =>
        Verifier.VerifyAsync(request.ToContext(), service, request.BodyHash, CancellationToken.None);
}
