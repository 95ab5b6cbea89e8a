using System.Net;
using System.Xml.Linq;

namespace IamGateway.ControlPlane.Tests.Framework;

/// <summary>The answer to a call of the Query protocol.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body)
{
    private readonly XElement _root = XElement.Parse(Body);

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
}
