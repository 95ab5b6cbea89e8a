using IamGateway.AspNetCore.Authentication;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The outcome of verifying the signature of one request.</summary>
/// <param name="Caller">Who signed; null unless <paramref name="Problem"/> is <see cref="SignatureProblem.None"/>.</param>
/// <param name="Problem">Why the signature is not believed.</param>
/// <param name="Detail">A sentence for the client, in AWS's words where AWS has some; null: the error's usual sentence says all. Holds nothing secret.</param>
public readonly record struct SignatureOutcome(Caller? Caller, SignatureProblem Problem, string? Detail)
{
    /// <summary>The access key id that the request names, for the trail, also when the signature is not believed; null: it names none that can be read.</summary>
    public string? KeyId { get; init; }

    /// <summary>The region that it was signed for; null unless the signature is believed.</summary>
    public string? Region { get; init; }

    internal static SignatureOutcome Refused(SignatureProblem problem, string? detail = null) => new(null, problem, detail);
}
