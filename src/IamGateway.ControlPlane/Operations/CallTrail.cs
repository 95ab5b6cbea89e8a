using System.Text.Json.Nodes;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Audit.Trail;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;

namespace IamGateway.ControlPlane.Operations;

/// <summary>Records each call in the trail before it is answered. A call that changed something is on the disk then, whatever else is still on its way there.</summary>
internal sealed class CallTrail(AuditTrail trail, ControlPlaneRegion region, TimeProvider clock)
{
    /// <exception cref="IOException">The trail takes nothing.</exception>
    public Task DoneAsync(HttpContext http, Caller caller, WireCall call, CallRecord record, object response) =>
        RecordAsync(EventOf(http, caller, call, record) with
        {
            ResponseElements = call.Operation.Descriptor.Level is AccessLevel.List or AccessLevel.Read ? null : ResponseRecord.Of(response),
        }, call.Operation.Descriptor.ChangesStore);

    /// <exception cref="IOException">The trail takes nothing.</exception>
    public Task FailedAsync(HttpContext http, Caller caller, WireCall call, CallRecord record, string errorCode, string message) =>
        RecordAsync(EventOf(http, caller, call, record) with { ErrorCode = errorCode, ErrorMessage = message }, isChange: false);

    private Task RecordAsync(ManagementEvent call, bool isChange)
    {
        if (isChange)
            return trail.RecordAsync(call, CancellationToken.None);
        return trail.TryRecord(call) ? Task.CompletedTask : throw new IOException("The trail takes nothing.");
    }

    private ManagementEvent EventOf(HttpContext http, Caller caller, WireCall call, CallRecord record) => new()
    {
        EventId = UniqueId.Uuid(),
        Time = clock.GetUtcNow(),
        EventSource = call.Service.EventSource,
        EventName = call.Operation.Descriptor.Name,
        Region = region.Name,
        Caller = record.ProvenCaller ?? caller,
        SourceIp = RequestAuthorizer.SourceIpOf(http) ?? "",
        UserAgent = http.Request.Headers.UserAgent is { Count: > 0 } userAgent ? userAgent.ToString() : null,
        RequestId = record.RequestId,
        DecisionId = record.DecisionId,
        IsReadOnly = !call.Operation.Descriptor.ChangesStore,
        RequestParameters = call.Operation.Request.Shown(call.Input),
    };
}
