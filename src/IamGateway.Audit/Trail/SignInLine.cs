using System.Text.Json;

namespace IamGateway.Audit.Trail;

/// <summary>A step of a sign-in as one line of the trail.</summary>
internal static class SignInLine
{
    private const int MaxText = 512;

    /// <summary>Writes the line's object; what is null is left out.</summary>
    public static void Write(Utf8JsonWriter writer, SignInEvent signIn)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "signIn"u8);
        writer.WriteString("time"u8, signIn.Time.UtcDateTime);
        Write(writer, "step"u8, signIn.Step);
        writer.WriteBoolean("succeeded"u8, signIn.Succeeded);
        Write(writer, "refusal"u8, signIn.Refusal);
        Write(writer, "detail"u8, signIn.Detail);
        Write(writer, "subject"u8, signIn.Subject);
        Write(writer, "method"u8, signIn.Method);
        Write(writer, "signInSession"u8, signIn.SignInSessionId);
        Write(writer, "principal"u8, signIn.PrincipalArn);
        Write(writer, "sourceIp"u8, signIn.SourceIp);
        Write(writer, "userAgent"u8, signIn.UserAgent);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, TrailText.Bounded(value, MaxText));
        }
    }
}
