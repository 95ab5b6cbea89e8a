using System.Text.Json;

namespace IamGateway.Server.Commands.Policies;

/// <summary>A value of a case, with its place for messages, for example <c>request.resource</c>.</summary>
internal readonly record struct CaseNode(string Path, JsonElement Json)
{
    /// <summary>The member of an object; null when it is absent or <c>null</c>.</summary>
    /// <exception cref="CaseFormatException">A name is not valid Unicode.</exception>
    public CaseNode? Find(string name)
    {
        try
        {
            return Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new CaseNode(PathOf(name), value) : null;
        }
        catch (InvalidOperationException)
        {
            throw BadName();
        }
    }

    /// <summary>The member of an object.</summary>
    /// <exception cref="CaseFormatException">It is absent.</exception>
    public CaseNode Require(string name) => Find(name) ?? throw new CaseFormatException($"{PathOf(name)} is missing.");

    /// <summary>The text.</summary>
    /// <exception cref="CaseFormatException">It is no text, or not valid Unicode.</exception>
    public string Text()
    {
        if (Json.ValueKind != JsonValueKind.String)
            throw new CaseFormatException($"{Path} must be a string.");
        try
        {
            return Json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new CaseFormatException($"{Path} is not valid Unicode: it has an escape that stands for no character.");
        }
    }

    /// <summary>A value of the request context as text: a string, a number or a Boolean.</summary>
    /// <exception cref="CaseFormatException">It is something else.</exception>
    public string Scalar() => Json.ValueKind switch
    {
        JsonValueKind.String => Text(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Json.GetRawText(),
        _ => throw new CaseFormatException($"{Path} must be a string, a number, true, false, or a list of these. Leave the key out when it is absent."),
    };

    /// <summary>The values of a list.</summary>
    /// <exception cref="CaseFormatException">It is no list.</exception>
    public IEnumerable<CaseNode> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array)
            throw new CaseFormatException($"{Path} must be a list.");
        var path = Path;
        return Json.EnumerateArray().Select((item, index) => new CaseNode($"{path}[{index}]", item));
    }

    /// <summary>The members of an object, each of which must come once.</summary>
    /// <exception cref="CaseFormatException">It is no object, or a member comes twice.</exception>
    public List<(string Name, CaseNode Value)> Members()
    {
        if (Json.ValueKind != JsonValueKind.Object)
            throw new CaseFormatException($"{(Path.Length == 0 ? "A case" : Path)} must be an object.");
        var members = new List<(string, CaseNode)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in Json.EnumerateObject())
        {
            var name = NameOf(member);
            if (!names.Add(name))
                throw new CaseFormatException($"{PathOf(name)} comes twice.");
            members.Add((name, new CaseNode(PathOf(name), member.Value)));
        }

        return members;
    }

    /// <summary>Refuses members with other names: one that is misspelt would change what is asked.</summary>
    /// <exception cref="CaseFormatException">There is such a member, it is no object, or a member comes twice.</exception>
    public void AllowOnly(params string[] names)
    {
        foreach (var (name, value) in Members())
        {
            if (!names.Contains(name, StringComparer.Ordinal))
                throw new CaseFormatException($"{value.Path} is unknown; known here: {string.Join(", ", names)}.");
        }
    }

    private string PathOf(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    private string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw BadName();
        }
    }

    private CaseFormatException BadName() => new($"{(Path.Length == 0 ? "The case" : Path)} has a name that is not valid Unicode.");
}
