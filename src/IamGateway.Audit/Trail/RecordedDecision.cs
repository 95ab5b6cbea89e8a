using IamGateway.Policy.Evaluation;

namespace IamGateway.Audit.Trail;

/// <summary>A decision as the trail has it; what does not apply is null.</summary>
/// <param name="Id">The id that the answer to a denial has too.</param>
/// <param name="Time">When it was decided.</param>
/// <param name="Principal">Who asked.</param>
/// <param name="Action">For example <c>orders:GetOrder</c>.</param>
/// <param name="Resource">ARN, or <c>*</c>.</param>
/// <param name="Outcome">A member of <see cref="DecisionOutcome"/>.</param>
/// <param name="Reason">A member of <see cref="DecisionReason"/>, <c>CredentialNotBelieved</c> or <c>Unmapped</c>.</param>
public sealed record RecordedDecision(string Id, DateTimeOffset Time, RecordedPrincipal Principal, string Action, string Resource, string Outcome, string Reason)
{
    /// <summary>The statement that decided; null when nothing matched.</summary>
    public DecidingStatement? Statement { get; init; }

    /// <summary>Why the credential that was presented is not believed.</summary>
    public string? Authentication { get; init; }

    /// <summary>Id of the route; null outside routes.</summary>
    public string? Route { get; init; }

    /// <summary>Whether a second factor would have changed the decision.</summary>
    public bool NeedsMfa { get; init; }

    /// <summary>Whether the caller had proved a second factor.</summary>
    public bool Mfa { get; init; }

    public string? SourceIp { get; init; }
    public string? Method { get; init; }
    public string? Host { get; init; }

    /// <summary>Without the query.</summary>
    public string? Path { get; init; }

    public string? UserAgent { get; init; }
}
