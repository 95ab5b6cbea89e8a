using System.Text.Json.Nodes;

namespace IamGateway.Server.Tests.Commands.Policies;

/// <summary>Cases for the policy commands.</summary>
internal static class Cases
{
    public const string Alice = "arn:aws:iam::123456789012:user/alice";

    /// <summary>A policy of one statement.</summary>
    public static string Document(string effect = "Allow", string action = "s3:*", string more = "\"Resource\":\"*\"") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{effect}}It","Effect":"{{effect}}","Action":"{{action}}",{{more}}}]}""";

    public static string Named(string name, string document) => $$"""{"name":"{{name}}","document":{{document}}}""";

    /// <summary>A case on one line.</summary>
    /// <param name="policies">The members of <c>policies</c>.</param>
    /// <param name="context">The members of <c>context</c>.</param>
    /// <param name="id">As JSON.</param>
    /// <param name="principal">Its ARN.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">As JSON.</param>
    public static string Line(
        string policies = "", string context = "", string id = "\"c1\"", string principal = Alice, string action = "s3:GetObject", string resource = "\"arn:aws:s3:::b/k\"") =>
        $$$"""{"id":{{{id}}},"request":{"principal":{"arn":"{{{principal}}}"},"action":"{{{action}}}","resource":{{{resource}}},"context":{{{{context}}}}},"policies":{{{{policies}}}}}""";

    /// <summary>The same case with another member.</summary>
    public static string With(string line, string member, string json)
    {
        var root = JsonNode.Parse(line)!.AsObject();
        root[member] = JsonNode.Parse(json);
        return root.ToJsonString();
    }
}
