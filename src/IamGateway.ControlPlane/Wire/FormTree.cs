using System.Globalization;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>The parameters of a Query request as a JSON tree: <c>Tags.member.1.Key=team</c> is the first object of the list <c>Tags</c>.</summary>
/// <remarks>Numbers order a list and need not be without gaps. A name that is given twice, or is both a value and a structure, is refused: two readers could take different ones.</remarks>
internal sealed class FormTree
{
    private const int MaxDepth = 8, MaxParameters = 5_000;

    private readonly Node _root = new();
    private int _count;

    /// <summary>Adds a parameter.</summary>
    /// <exception cref="ApiException">The name cannot be read, or is taken.</exception>
    public void Add(string name, string value)
    {
        if (++_count > MaxParameters)
            throw new ApiException(ErrorCode.MalformedInput, "The request has too many parameters.");

        var node = _root;
        var parts = name.Split('.');
        if (parts.Length > MaxDepth || Array.Exists(parts, part => part.Length == 0))
            throw new ApiException(ErrorCode.MalformedInput, "The name of a parameter cannot be read.");

        foreach (var part in parts)
        {
            if (node.Value is not null)
                throw Twice(name);
            node = node.Child(part);
        }

        if (node.Value is not null || node.HasChildren)
            throw Twice(name);
        node.Value = value;
    }

    /// <summary>The whole.</summary>
    public JsonObject ToJson() => _root.ToObject();

    private static ApiException Twice(string name) =>
        new(ErrorCode.MalformedInput, $"The parameter {(name.Length <= 128 ? name : "of a name over 128 characters")} is given twice.");

    private sealed class Node
    {
        private Dictionary<string, Node>? _children;

        public string? Value { get; set; }

        public bool HasChildren => _children is not null;

        public Node Child(string name)
        {
            _children ??= new Dictionary<string, Node>(StringComparer.Ordinal);
            if (!_children.TryGetValue(name, out var child))
                _children.Add(name, child = new Node());
            return child;
        }

        public JsonObject ToObject() => [.. _children?.Select(child => KeyValuePair.Create<string, JsonNode?>(child.Key, child.Value.ToNode())) ?? []];

        private JsonNode ToNode()
        {
            if (Value is not null)
                return JsonValue.Create(Value);
            return _children is { Count: 1 } && _children.TryGetValue("member", out var members) && members.IsList
                ? new JsonArray([.. members._children!.OrderBy(item => Number(item.Key)).Select(item => item.Value.ToNode())])
                : ToObject();
        }

        private bool IsList => _children is not null && _children.Keys.All(key => Number(key) >= 0);

        private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
