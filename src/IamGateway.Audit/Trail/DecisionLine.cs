using System.Text.Json;
using IamGateway.AspNetCore.Authentication;
using IamGateway.AspNetCore.Authorization;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Audit.Trail;

/// <summary>A decision as one line of the trail.</summary>
internal static class DecisionLine
{
    private const int MaxAddress = 64;
    private const int MaxName = 256;
    private const int MaxUserAgent = 512;
    private const int MaxPath = 2048;

    /// <summary>The record with what a client chose cut to its bound: what waits for the writer must not be as large as clients like.</summary>
    public static DecisionRecord Bounded(DecisionRecord record)
    {
        if (record.Path.Length <= MaxPath
            && record.Host.Length <= MaxName
            && record.Target.Resource.Length <= MaxPath
            && record.UserAgent is not { Length: > MaxUserAgent })
        {
            return record;
        }

        return record with
        {
            Path = TrailText.Bounded(record.Path, MaxPath),
            Host = TrailText.Bounded(record.Host, MaxName),
            UserAgent = record.UserAgent is { } userAgent ? TrailText.Bounded(userAgent, MaxUserAgent) : null,
            Target = record.Target with { Resource = TrailText.Bounded(record.Target.Resource, MaxPath) },
        };
    }

    /// <summary>Writes the line's object.</summary>
    public static void Write(Utf8JsonWriter writer, DecisionRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "decision"u8);
        writer.WriteString("time"u8, record.Time.UtcDateTime);
        writer.WriteString("id"u8, record.Id);
        Write(writer, record.Caller);
        if (record.Authentication != AuthenticationProblem.None)
        {
            writer.WriteString("authentication"u8, record.Authentication.ToString());
        }

        writer.WriteString("action"u8, TrailText.Bounded(record.Target.Action, MaxName));
        writer.WriteString("resource"u8, record.Target.Resource);
        if (record.Target.Route is not null)
        {
            writer.WriteString("route"u8, TrailText.Bounded(record.Target.Route, MaxName));
        }

        writer.WriteString("outcome"u8, record.Decision.Outcome.ToString());
        writer.WriteString("reason"u8, record.Reason);
        Write(writer, record.Decision.Statement);
        writer.WriteBoolean("needsMfa"u8, record.NeedsMfa);
        WriteRequest(writer, record);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Caller caller)
    {
        writer.WriteStartObject("principal"u8);
        writer.WriteString("arn"u8, TrailText.Bounded(caller.Arn, MaxPath));
        writer.WriteString("type"u8, caller.Type.ToString());
        writer.WriteString("account"u8, caller.Account);
        writer.WriteString("userId"u8, TrailText.Bounded(caller.UserId, MaxName));
        if (caller.Person is not null)
        {
            writer.WriteString("person"u8, TrailText.Bounded(caller.Person, MaxName));
        }

        writer.WriteString("session"u8, caller.SessionId);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, DecidingStatement? statement)
    {
        if (statement is null)
        {
            return;
        }

        writer.WriteStartObject("statement"u8);
        writer.WriteString("type"u8, statement.Type.ToString());
        writer.WriteString("policy"u8, statement.Policy);
        writer.WriteString("version"u8, statement.Version);
        writer.WriteString("sid"u8, statement.Sid);
        writer.WriteNumber("index"u8, statement.Index);
        writer.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter writer, DecisionRecord record)
    {
        writer.WriteString("sourceIp"u8, TrailText.Bounded(record.SourceIp, MaxAddress));
        writer.WriteBoolean("mfa"u8, record.Caller.MfaAt is not null);
        writer.WriteString("method"u8, TrailText.Bounded(record.Method, MaxAddress));
        writer.WriteString("host"u8, record.Host);
        writer.WriteString("path"u8, record.Path);
        if (record.UserAgent is not null)
        {
            writer.WriteString("userAgent"u8, record.UserAgent);
        }

        writer.WriteNumber("latencyMicroseconds"u8, (long)record.Latency.TotalMicroseconds);
    }
}
