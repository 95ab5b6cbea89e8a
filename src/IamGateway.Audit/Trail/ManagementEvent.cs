using System.Text.Json.Nodes;
using IamGateway.AspNetCore.Authentication;

namespace IamGateway.Audit.Trail;

/// <summary>One call of the control plane, as CloudTrail has it. Carries no secret.</summary>
/// <remarks>Source: CloudTrail User Guide, "CloudTrail record contents".</remarks>
public sealed record ManagementEvent
{
    /// <summary>A UUID of its own.</summary>
    public required string EventId { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>For example <c>iam.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>For example <c>CreateUser</c>.</summary>
    public required string EventName { get; init; }

    public required string Region { get; init; }

    /// <summary>Who called; anonymous when the call was not authenticated.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Empty: the connection has no address.</summary>
    public required string SourceIp { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>Id of the call, as its answer has it.</summary>
    public required string RequestId { get; init; }

    /// <summary>Id of the decision that allowed or denied it; null: none was made.</summary>
    public string? DecisionId { get; init; }

    public required bool IsReadOnly { get; init; }

    /// <summary>Members of the request without secrets; null: it could not be read.</summary>
    public JsonObject? RequestParameters { get; init; }

    /// <summary>Members of the answer without secrets; null: the call changed nothing, or its answer has no members.</summary>
    public JsonObject? ResponseElements { get; init; }

    /// <summary>Null: the call was done.</summary>
    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}
