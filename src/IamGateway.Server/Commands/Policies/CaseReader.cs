using System.Text.Json;
using System.Text.Unicode;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>Reads cases from JSON. Their shape is in <c>docs/reference/commands.md</c>.</summary>
/// <param name="policies">Where compiled policies are kept from one case to the next.</param>
internal sealed class CaseReader(CasePolicies policies)
{
    /// <summary>Reads one JSON value.</summary>
    /// <exception cref="CaseFormatException">It is not JSON, or not UTF-8.</exception>
    public static JsonDocument ReadJson(ReadOnlyMemory<byte> text)
    {
        if (!Utf8.IsValid(text.Span))
            throw new CaseFormatException("This is not UTF-8.");
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException problem)
        {
            var reason = problem.Message.Split(". ")[0];   // its first sentence; the others repeat the place
            throw new CaseFormatException($"This is not JSON: {reason} ({(problem.LineNumber > 0 ? $"line {problem.LineNumber + 1}, " : "")}byte {problem.BytePositionInLine + 1}).");
        }
    }

    /// <summary>The case's <c>id</c>, a string or a number; null when it has none.</summary>
    /// <exception cref="CaseFormatException">It is not valid Unicode.</exception>
    public static JsonElement? IdOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || new CaseNode("", root).Find("id") is not { } id)
            return null;
        if (id.Json.ValueKind == JsonValueKind.String)
            id.Text();
        return id.Json.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id.Json : null;
    }

    /// <summary>The question that a case asks. Members beside <c>id</c>, <c>request</c> and <c>policies</c> are left to others.</summary>
    /// <exception cref="CaseFormatException">It cannot be read.</exception>
    public PolicyCase Read(JsonElement root)
    {
        var node = new CaseNode("", root);
        node.Members();
        var request = node.Require("request");
        request.AllowOnly("principal", "action", "resource", "context");
        var (resource, account) = ReadResource(request.Find("resource"));
        return new PolicyCase
        {
            Principal = ReadPrincipal(request.Require("principal")),
            Action = request.Require("action").Text(),
            Resource = resource,
            ResourceAccount = account,
            Context = ReadContext(request.Find("context")),
            Policies = policies.Read(node.Find("policies")),
        };
    }

    private static Principal ReadPrincipal(CaseNode node)
    {
        node.AllowOnly("arn", "federatedBy");
        var arn = node.Require("arn");
        var principal = Principal.Parse(arn.Text())
            ?? throw new CaseFormatException($"{arn.Path} must be the ARN of a principal, the name of a service or identity provider, or *.");
        return node.Find("federatedBy") is not { } federatedBy ? principal
            : principal.Kind == PrincipalKind.FederatedUser ? principal.MadeBy(federatedBy.Text())
            : throw new CaseFormatException($"{federatedBy.Path} is only for federated users (arn:aws:sts::ACCOUNT:federated-user/NAME).");
    }

    private static (string Resource, string Account) ReadResource(CaseNode? node)
    {
        if (node is not { } resource)
            return ("*", "");
        if (resource.Json.ValueKind == JsonValueKind.String)
            return (resource.Text(), "");
        resource.AllowOnly("arn", "account");
        return (resource.Find("arn")?.Text() ?? "*", resource.Find("account")?.Text() ?? "");
    }

    private static RequestContext ReadContext(CaseNode? node)
    {
        var context = new RequestContext();
        var keys = new HashSet<ContextKey>();
        foreach (var (name, value) in node?.Members() ?? [])
        {
            var key = ContextKey.Of(name);
            if (!keys.Add(key))
                throw new CaseFormatException($"{value.Path} comes twice, as letter case does not count.");
            if (value.Json.ValueKind == JsonValueKind.Array)
                context.Set(key, [.. value.Items().Select(item => item.Scalar())]);
            else
                context.Set(key, value.Scalar());
        }

        return context;
    }
}
