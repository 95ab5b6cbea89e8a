using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>One decision about one request, as it goes into the trail.</summary>
public sealed record DecisionRecord
{
    /// <summary>128 random bits as 32 lower-case hexadecimal digits; also in the answer to a denial.</summary>
    public required string Id { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Who asked.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Why a presented credential was not believed.</summary>
    public AuthenticationProblem Authentication { get; init; }

    /// <summary>What was asked for.</summary>
    public required AccessTarget Target { get; init; }

    /// <summary>What was decided, and by which statement.</summary>
    public required Decision Decision { get; init; }

    /// <summary>
    /// Why, in one word: a member of <see cref="DecisionReason"/>; <c>CredentialNotBelieved</c> when <see cref="Authentication"/> says so;
    /// <c>Unmapped</c> when the service's action table has no entry for the request.
    /// </summary>
    public string Reason => (Authentication, Target.IsMapped) switch
    {
        ( >= AuthenticationProblem.Malformed, _) => "CredentialNotBelieved",
        (_, false) => "Unmapped",
        _ => Decision.Reason.ToString(),
    };

    /// <summary>True: the request would be allowed with a second factor, or with one proved just now.</summary>
    public bool NeedsMfa { get; init; }

    /// <summary>Address of the client, after known proxies.</summary>
    public required string SourceIp { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Canonical path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Host the request was for.</summary>
    public required string Host { get; init; }

    /// <summary>Time from the arrival of the request at authorization to the decision.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>The client's User-Agent; null without one.</summary>
    public string? UserAgent { get; init; }

    /// <summary>AWS's sentence about a denial, for an authenticated caller; with the details sealed behind it.</summary>
    /// <param name="seal">Seals them.</param>
    public string DenialMessage(SealMessage seal) =>
        $"{DenialSentence.Of(this, DenialCause.NotAllowed)}. Encoded authorization failure message: {seal(DenialDetails.Full(this))}";
}
