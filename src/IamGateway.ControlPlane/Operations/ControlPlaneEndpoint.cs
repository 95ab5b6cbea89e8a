using System.Security.Cryptography;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.ControlPlane.Wire;
using IamGateway.Identity.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IamGateway.ControlPlane.Operations;

/// <summary>
/// A call from outside: read the body → tell the protocol and the operation → authenticate → the pipeline → record → answer. The protocol is told first, so
/// that every error is one that the client can read.
/// </summary>
internal sealed class ControlPlaneEndpoint(CallAuthenticator authenticator, OperationPipeline pipeline, CallTrail trail, ServiceCatalogue services, ILogger<ControlPlaneEndpoint> log)
{
    /// <summary>Largest body that is read: a policy document, a SAML response or a metadata document fits. Source: IAM API Reference, the longest members.</summary>
    private const int MaxBody = 1024 * 1024;

    private readonly QueryProtocol _query = new();
    private readonly JsonProtocol _json = new();
    private readonly RestJsonProtocol _rest = new();

    /// <summary>Answers a call.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        var protocol = ProtocolOf(http.Request);
        var record = new CallRecord(UniqueId.Uuid());
        WireCall? call = null;
        var caller = Caller.Anonymous;
        try
        {
            var body = await ReadBodyAsync(http);
            call = protocol.Read(http.Request, body.Span, services);
            if (call.Operation.Descriptor.Admission != Admission.Unsigned)
                caller = await authenticator.AuthenticateAsync(http, call.Service.Service, SHA256.HashData(body.Span));
            var response = await pipeline.InvokeAsync(http, caller, call, record, http.RequestAborted);
            if (!await TryRecordAsync(http, caller, call, record, response))
                return;
            await AnswerAsync(http, protocol, StatusCodes.Status200OK, protocol.Answer(call, response, record.RequestId), record);
        }
        catch (Exception failure)
        {
            await FailAsync(http, protocol, caller, call, record, ErrorOf(failure, http, record));
        }
    }

    /// <summary>Records a call that was done. When a change was made and its record is not on the disk, the caller is told just that: another record would say that it was not made. The record itself is kept, and written when the disk takes it.</summary>
    private async Task<bool> TryRecordAsync(HttpContext http, Caller caller, WireCall call, CallRecord record, object response)
    {
        try
        {
            await trail.DoneAsync(http, caller, call, record, response);
            return true;
        }
        catch (IOException unrecorded) when (call.Operation.Descriptor.ChangesStore)
        {
            Log.ChangeNotRecorded(log, record.RequestId, call.Operation.Descriptor.Action, caller.Arn, unrecorded);
            await AnswerErrorAsync(http, ProtocolOf(http.Request), record, new ApiException(
                ErrorCode.InternalFailure, "The change was made, but its record has not reached the trail. Look at what is there before you make it again."));
            return false;
        }
    }

    private IWireProtocol ProtocolOf(HttpRequest request) =>
        request.Headers.ContainsKey(JsonProtocol.TargetHeader) ? _json
        : RestJsonProtocol.PathOf(request) == "/" ? _query
        : _rest;

    private ApiException ErrorOf(Exception failure, HttpContext http, CallRecord record)
    {
        if (failure is ApiException known)
            return known;
        if (failure is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
            return new ApiException(ErrorCode.ServiceUnavailable, "The client went away before the call was done.");
        if (failure is BadHttpRequestException unreadable)
            return new ApiException(unreadable.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCode.RequestTooLarge : ErrorCode.MalformedInput, "The request's body cannot be read.");
        Log.CallFailed(log, record.RequestId, failure);
        return new ApiException(ErrorCode.InternalFailure, "The request processing has failed because of an internal error.");
    }

    private async Task FailAsync(HttpContext http, IWireProtocol protocol, Caller caller, WireCall? call, CallRecord record, ApiException error)
    {
        try
        {
            if (call is not null)
                await trail.FailedAsync(http, caller, call, record, protocol.NameOf(error.Code), error.Message);
        }
        catch (IOException unrecorded)
        {
            error = ErrorOf(unrecorded, http, record);
        }

        // Recorded all the same: a client that goes away must not be able to keep its failures out of the trail.
        if (!http.RequestAborted.IsCancellationRequested)
            await AnswerErrorAsync(http, protocol, record, error);
    }

    private static Task AnswerErrorAsync(HttpContext http, IWireProtocol protocol, CallRecord record, ApiException error) =>
        AnswerAsync(http, protocol, protocol.StatusOf(error.Code), protocol.Error(error.Code, error.Message, record.RequestId), record, protocol.NameOf(error.Code));

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength == 0)
            return default;
        if (http.Request.ContentLength > MaxBody)
            throw TooLarge();

        var body = new MemoryStream((int)(http.Request.ContentLength ?? 1024));
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBody)
                throw TooLarge();
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static ApiException TooLarge() => new(ErrorCode.RequestTooLarge, "The request's body is larger than 1 MiB.");

    private static Task AnswerAsync(HttpContext http, IWireProtocol protocol, int status, byte[] body, CallRecord record, string? error = null)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = protocol.ContentType;
        response.ContentLength = body.Length;
        response.Headers["x-amzn-RequestId"] = record.RequestId;
        response.Headers.CacheControl = "no-store";
        if (record.DecisionId is { } decision)
            response.Headers[DenialAnswer.DecisionHeader] = decision;
        if (error is not null)
            response.Headers["x-amzn-ErrorType"] = error;
        return response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}
