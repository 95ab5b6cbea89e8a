using System.Text.Json;

namespace IamGateway.EndToEnd.Programs;

/// <summary>What signs requests.</summary>
/// <param name="Token">Null: a long-term access key.</param>
internal sealed record AwsKeys(string Id, string Secret, string? Token)
{
    /// <summary>From an <c>AccessKey</c> or <c>Credentials</c> of an answer.</summary>
    public static AwsKeys Of(JsonElement json) => new(
        json.GetProperty("AccessKeyId").GetString()!,
        json.GetProperty("SecretAccessKey").GetString()!,
        json.TryGetProperty("SessionToken", out var token) ? token.GetString() : null);
}
