using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.AspNetCore.Authentication;

namespace IamGateway.Audit.Trail;

/// <summary>A call of the control plane as one line of the trail, in CloudTrail's shape.</summary>
internal static class ManagementLine
{
    private const int MaxText = 2048, MaxName = 256;

    /// <summary>Writes the line's object; what is null is left out.</summary>
    public static void Write(Utf8JsonWriter writer, ManagementEvent call)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "call"u8);
        writer.WriteString("eventVersion"u8, "1.11"u8);
        WriteIdentity(writer, call.Caller);
        writer.WriteString("eventTime"u8, Seconds(call.Time));
        writer.WriteString("eventSource"u8, call.EventSource);
        Write(writer, "eventName"u8, call.EventName, MaxName);
        writer.WriteString("awsRegion"u8, call.Region);
        writer.WriteString("sourceIPAddress"u8, call.SourceIp);
        Write(writer, "userAgent"u8, call.UserAgent, MaxName * 2);
        Write(writer, "errorCode"u8, call.ErrorCode, MaxName);
        Write(writer, "errorMessage"u8, call.ErrorMessage, MaxText);
        WriteTree(writer, "requestParameters"u8, call.RequestParameters);
        WriteTree(writer, "responseElements"u8, call.ResponseElements);
        writer.WriteString("requestID"u8, call.RequestId);
        writer.WriteString("eventID"u8, call.EventId);
        Write(writer, "decisionId"u8, call.DecisionId, MaxName);
        writer.WriteBoolean("readOnly"u8, call.IsReadOnly);
        writer.WriteString("eventType"u8, "AwsApiCall"u8);
        writer.WriteBoolean("managementEvent"u8, true);
        Write(writer, "recipientAccountId"u8, call.Caller.IsAnonymous ? null : call.Caller.Account, MaxName);
        writer.WriteString("eventCategory"u8, "Management"u8);
        writer.WriteEndObject();
    }

    /// <summary>Source: CloudTrail User Guide, "CloudTrail userIdentity element".</summary>
    private static void WriteIdentity(Utf8JsonWriter writer, Caller caller)
    {
        writer.WriteStartObject("userIdentity"u8);
        writer.WriteString("type"u8, caller.Type switch
        {
            PrincipalType.Account => "Root",
            PrincipalType.User => "IAMUser",
            PrincipalType.AssumedRole => "AssumedRole",
            PrincipalType.FederatedUser => "FederatedUser",
            PrincipalType.WebIdentityUser => "WebIdentityUser",
            PrincipalType.SAMLUser => "SAMLUser",
            _ => "Unknown",
        });
        if (!caller.IsAnonymous)
        {
            Write(writer, "principalId"u8, caller.UserId, MaxName);
            Write(writer, "arn"u8, caller.Arn, MaxText);
            writer.WriteString("accountId"u8, caller.Account);
            Write(writer, "accessKeyId"u8, caller.AccessKeyId, MaxName);
            Write(writer, "userName"u8, caller.UserName, MaxName);
            Write(writer, "person"u8, caller.Person, MaxName);
            Write(writer, "identityProvider"u8, caller.FederatedProvider, MaxText);
            if (!caller.IsLongTerm && !caller.IsVouchedFor)
            {
                WriteSession(writer, caller);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter writer, Caller caller)
    {
        writer.WriteStartObject("sessionContext"u8);
        if (caller.Type == PrincipalType.AssumedRole)
        {
            writer.WriteStartObject("sessionIssuer"u8);
            writer.WriteString("type"u8, "Role"u8);
            writer.WriteString("principalId"u8, caller.UserId[..Math.Max(0, caller.UserId.IndexOf(':', StringComparison.Ordinal))]);
            Write(writer, "arn"u8, caller.PrincipalArn, MaxText);
            writer.WriteString("accountId"u8, caller.Account);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("attributes"u8);
        writer.WriteString("creationDate"u8, Seconds(caller.IssuedAt));
        writer.WriteString("mfaAuthenticated"u8, caller.MfaAt is null ? "false"u8 : "true"u8);
        writer.WriteEndObject();
        Write(writer, "sessionId"u8, caller.SessionId, MaxName);
        writer.WriteEndObject();
    }

    private static void WriteTree(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonNode? tree)
    {
        if (tree is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        Write(writer, tree);
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(TrailText.Bounded(name, MaxName));
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                writer.WriteStringValue(TrailText.Bounded(value.GetValue<string>(), MaxText));
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value, int length)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, TrailText.Bounded(value, length));
        }
    }

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
