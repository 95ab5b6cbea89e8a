using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>The answer to a call of the Query protocol; of awsJson, the JSON as an XML tree of the same shape.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body)
{
    private readonly XElement _root = Body.StartsWith('<') ? XElement.Parse(Body) : OfJson(Status, JsonNode.Parse(Body)!);

    /// <summary>Code of the error; null: the call was done.</summary>
    public string? Error => Descendant("Error")?.Elements().Single(element => element.Name.LocalName == "Code").Value;

    /// <summary>Message of the error; empty without one.</summary>
    public string Message => Descendant("Error")?.Elements().Single(element => element.Name.LocalName == "Message").Value ?? "";

    /// <summary>Text of the element on a path below the result, such as <c>User/UserName</c> or <c>Users/member[2]/Path</c> (from 1); null: it is not there.</summary>
    public string? this[string path]
    {
        get
        {
            var element = _root.Elements().FirstOrDefault(child => child.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
            foreach (var step in path.Split('/'))
            {
                var (name, index) = step.EndsWith(']') ? (step[..step.IndexOf('[')], int.Parse(step[(step.IndexOf('[') + 1)..^1])) : (step, 1);
                element = element?.Elements().Where(child => child.Name.LocalName == name).ElementAtOrDefault(index - 1);
            }

            return element?.Value;
        }
    }

    /// <summary>The texts of the elements of a name, anywhere in the answer, in order.</summary>
    public IReadOnlyList<string> All(string name) => [.. _root.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    /// <summary>The answer, when the call was done.</summary>
    public Answer Done() => Error is null ? this : throw new InvalidOperationException($"{Error}: {Message}");

    private XElement? Descendant(string name) => _root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == name);

    private static XElement OfJson(HttpStatusCode status, JsonNode json) => status == HttpStatusCode.OK
        ? new XElement("Answer", Element("AnswerResult", json))
        : new XElement("ErrorResponse", new XElement("Error", new XElement("Code", json["__type"]!.GetValue<string>()), new XElement("Message", json["message"]!.GetValue<string>())));

    private static XElement Element(string name, JsonNode? node) => node switch
    {
        JsonObject members => new XElement(name, members.Select(member => Element(member.Key, member.Value))),
        JsonArray items => new XElement(name, items.Select(item => Element("member", item))),
        _ => new XElement(name, node?.ToString()),
    };
}
