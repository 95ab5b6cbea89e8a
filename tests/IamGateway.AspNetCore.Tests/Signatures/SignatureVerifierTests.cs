using System.Text;
using IamGateway.AspNetCore.Signatures;
using Microsoft.Extensions.Logging;

namespace IamGateway.AspNetCore.Tests.Signatures;

public sealed class SignatureVerifierTests
{
    private static readonly Signer User = new();
    private static readonly Signer Session = new() { Key = TestCredentials.SessionKeyId, Token = TestCredentials.SessionToken };

    private readonly Verification _verification = new();

    [Fact]
    public async Task A_user_s_signature_in_the_header_is_the_user_s()
    {
        var outcome = await _verification.VerifyAsync(User.Sign(TestRequest.ListUsers));

        Assert.Equal(new SignatureOutcome(The.Bob, SignatureProblem.None, null) { KeyId = Signer.KeyId, Region = "us-east-1" }, outcome);
    }

    [Fact]
    public async Task A_session_s_signature_in_the_header_is_the_session_s() =>
        Assert.Equal(The.Alice, (await _verification.VerifyAsync(Session.Sign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task A_presigned_request_is_its_signer_s() =>
        Assert.Equal(The.Bob, (await _verification.VerifyAsync(User.Presign(TestRequest.ListUsers))).Caller);

    [Fact]
    public async Task A_session_s_presigned_request_is_the_session_s() =>
        Assert.Equal(The.Alice, (await _verification.VerifyAsync(Session.Presign(TestRequest.ListUsers))).Caller);

    /// <summary>Key id, token, problem.</summary>
    public static TheoryData<string, string?, SignatureProblem> Credentials => new()
    {
        { "AKIAEXAMPLENOBODY001",         null,                                SignatureProblem.UnknownKey },
        { "akiaexampleuserkey01",         null,                                SignatureProblem.UnknownKey }, // ids are case-sensitive
        { "AIDAEXAMPLEUSERID",            null,                                SignatureProblem.UnknownKey },
        { Signer.KeyId,                   TestCredentials.SessionToken,        SignatureProblem.TokenMismatch }, // a user's key has no token
        { TestCredentials.SessionKeyId,   null,                                SignatureProblem.TokenMismatch },
        { TestCredentials.SessionKeyId,   TestCredentials.SessionToken + "x",  SignatureProblem.TokenMismatch },
        { TestCredentials.SessionKeyId,   TestCredentials.SessionToken[1..],   SignatureProblem.TokenMismatch },
        { "ASIAEXAMPLESESSION02",         TestCredentials.SessionToken,        SignatureProblem.TokenMismatch }, // another session's token
    };

    [Theory, MemberData(nameof(Credentials))]
    public async Task A_key_is_known_and_comes_with_its_own_token(string keyId, string? token, SignatureProblem problem)
    {
        var signer = new Signer { Key = keyId, Token = token };

        Assert.Equal(new SignatureOutcome(null, problem, null) { KeyId = keyId }, await _verification.VerifyAsync(signer.Sign(TestRequest.ListUsers)));
        Assert.Equal(problem, (await _verification.VerifyAsync(signer.Presign(TestRequest.ListUsers))).Problem);
    }

    [Fact]
    public async Task A_token_does_not_become_valid_because_the_adapter_takes_any()
    {
        _verification.Credentials.Known[(Signer.KeyId, "t")] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Bob);
        _verification.Credentials.Known[(TestCredentials.SessionKeyId, null)] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Alice);

        Assert.Equal(SignatureProblem.TokenMismatch, (await _verification.VerifyAsync((User with { Token = "t" }).Sign(TestRequest.ListUsers))).Problem);
        Assert.Equal(SignatureProblem.TokenMismatch, (await _verification.VerifyAsync((Session with { Token = null }).Sign(TestRequest.ListUsers))).Problem);
    }

    [Fact]
    public async Task A_key_that_is_made_inactive_is_unknown_at_once()
    {
        var request = User.Sign(TestRequest.ListUsers);
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(request)).Problem);
        _verification.Credentials.Known[(Signer.KeyId, null)] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Bob) { IsActive = false };

        Assert.Equal(SignatureProblem.UnknownKey, (await _verification.VerifyAsync(request)).Problem);
    }

    [Fact]
    public async Task A_key_that_is_deleted_is_unknown_at_once()
    {
        var request = User.Sign(TestRequest.ListUsers);
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(request)).Problem);
        _verification.Credentials.Known.Remove((Signer.KeyId, null));

        Assert.Equal(SignatureProblem.UnknownKey, (await _verification.VerifyAsync(request)).Problem);
    }

    [Fact]
    public async Task After_a_secret_is_changed_only_the_new_one_signs()
    {
        var other = User with { SecretKey = "another/secret+of+the+same+length/0123456" };
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(User.Sign(TestRequest.ListUsers))).Problem);
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(other.Sign(TestRequest.ListUsers))).Problem);
        _verification.Credentials.Known[(Signer.KeyId, null)] = new(Encoding.UTF8.GetBytes(other.SecretKey), The.Bob);

        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(User.Sign(TestRequest.ListUsers))).Problem);
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(other.Sign(TestRequest.ListUsers))).Problem);
    }

    [Fact]
    public async Task A_session_ends_at_its_time()
    {
        _verification.Credentials.Known[(TestCredentials.SessionKeyId, TestCredentials.SessionToken)] = new(Encoding.UTF8.GetBytes(Signer.Secret), The.Alice) { ExpiresAt = The.Start.AddMinutes(10) };
        var request = Session.Sign(TestRequest.ListUsers);
        _verification.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(SignatureProblem.None, (await _verification.VerifyAsync(request)).Problem);
        _verification.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(SignatureProblem.TokenExpired, (await _verification.VerifyAsync(request)).Problem);
        Assert.Equal(SignatureProblem.WrongSignature, (await _verification.VerifyAsync(request with { Body = "other" })).Problem); // only who holds the secret learns that it is over
    }

    [Fact]
    public async Task When_credentials_cannot_be_read_it_is_unavailable_and_logged_without_the_credential()
    {
        var logs = new CapturedLogs();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        var credentials = new TestCredentials { Failure = new InvalidOperationException("the store is away") };
        var verifier = new SignatureVerifier(credentials, _verification.Clock, new SignatureOptions(), factory.CreateLogger<SignatureVerifier>());
        var request = Session.Sign(TestRequest.ListUsers);

        var outcome = await verifier.VerifyAsync(request.ToContext(), "iam", request.BodyHash, CancellationToken.None);

        Assert.Equal(new SignatureOutcome(null, SignatureProblem.Unavailable, null) { KeyId = Session.Key }, outcome);
        Assert.Contains("the store is away", string.Join("\n", logs.Lines));
        Assert.DoesNotContain(TestCredentials.SessionToken, string.Join("\n", logs.Lines));
    }

    [Fact]
    public async Task A_search_that_is_given_up_is_unavailable()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();
        var request = User.Sign(TestRequest.ListUsers);
        _verification.Credentials.Failure = new OperationCanceledException(given.Token);

        Assert.Equal(SignatureProblem.Unavailable, (await _verification.Verifier.VerifyAsync(request.ToContext(), "iam", request.BodyHash, given.Token)).Problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(64)]
    public async Task A_hash_of_another_length_is_a_fault_of_the_server(int length)
    {
        var context = User.Sign(TestRequest.ListUsers).ToContext();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _verification.Verifier.VerifyAsync(context, "iam", new byte[length], CancellationToken.None).AsTask());
    }

    [Fact]
    public void A_credential_does_not_show_its_secret() =>
        Assert.DoesNotContain("secret", new SigningCredential("secret"u8.ToArray(), The.Bob).ToString(), StringComparison.Ordinal);
}
