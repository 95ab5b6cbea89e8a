using System.Buffers;
using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.Policy.Evaluation;

namespace IamGateway.AspNetCore.Authorization;

/// <summary>Writes what decided, as JSON: for the answer to a program, and for the sealed message.</summary>
internal static class DenialDetails
{
    /// <summary>Members <c>decisionId</c>, <c>action</c>, <c>resource</c> and <c>reason</c>; <c>statement</c> too for authenticated callers: others learn nothing of policies.</summary>
    public static void Write(Utf8JsonWriter writer, DecisionRecord denied, DenialCause cause)
    {
        writer.WriteString("decisionId"u8, denied.Id);
        writer.WriteString("action"u8, denied.Target.Action);
        writer.WriteString("resource"u8, denied.Target.Resource);
        writer.WriteString("reason"u8, cause is DenialCause.NotAllowed or DenialCause.NeedsMfa ? denied.Reason : cause.ToString());
        if (denied.Authentication != AuthenticationProblem.None)
        {
            writer.WriteString("credential"u8, denied.Authentication.ToString());
        }

        if (!denied.Caller.IsAnonymous && denied.Decision.Statement is { } statement)
        {
            Write(writer, statement);
        }
    }

    /// <summary>The denial with everything that decided it, for the sealed message.</summary>
    public static ReadOnlySpan<byte> Full(DecisionRecord denied)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        Write(writer, denied, DenialCause.NotAllowed);
        writer.WriteString("outcome"u8, denied.Decision.Outcome.ToString());
        writer.WriteBoolean("needsMfa"u8, denied.NeedsMfa);
        writer.WriteString("time"u8, denied.Time);
        writer.WriteString("principal"u8, denied.Caller.Arn);
        writer.WriteString("session"u8, denied.Caller.SessionId);
        writer.WriteBoolean("mfa"u8, denied.Caller.MfaAt is not null);
        writer.WriteString("sourceIp"u8, denied.SourceIp);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static void Write(Utf8JsonWriter writer, DecidingStatement statement)
    {
        writer.WriteStartObject("statement"u8);
        writer.WriteString("type"u8, statement.Type.ToString());
        writer.WriteString("policy"u8, statement.Policy);
        writer.WriteString("version"u8, statement.Version);
        writer.WriteString("sid"u8, statement.Sid);
        writer.WriteNumber("index"u8, statement.Index);
        writer.WriteEndObject();
    }
}
