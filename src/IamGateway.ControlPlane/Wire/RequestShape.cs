using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Wire;

/// <summary>How a record is read from the JSON tree of a request. Constructor parameters are required members; <c>init</c> properties are optional and keep their default when absent.</summary>
/// <remarks>Members that the record does not have are ignored, as AWS does: newer clients know members that a service does not.</remarks>
internal sealed class RequestShape
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>What CloudTrail writes in the place of a secret.</summary>
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    /// <summary>How much of a request is recorded, in characters: more than any request that can be done has. Whoever sends more, without a credential too, does not fill the disk.</summary>
    private const int MaxShown = 64 * 1_024;

    /// <summary>What a value counts beside its text, and the most that its text counts: the trail cuts longer ones.</summary>
    private const int OfValue = 16, OfText = 2_048;

    /// <summary>Stands for the values of a list that are not recorded.</summary>
    private const string More = "…";

    private readonly ConstructorInfo _constructor;
    private readonly Member[] _required;
    private readonly (PropertyInfo Property, Member Member)[] _optional;

    private RequestShape(Type type)
    {
        Type = type;
        _constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        _required = [.. _constructor.GetParameters().Select(parameter => new Member(parameter.Name!, parameter.Name!, ValueReader.Of(parameter.ParameterType, parameter)))];
        var required = _required.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        _optional =
        [
            .. type.GetProperties()
                .Where(property => property.SetMethod is { } set && IsInit(set) && !required.Contains(property.Name))
                .Select(property => (property, new Member(WireNames.Of(property), property.Name, ValueReader.Of(property.PropertyType, property)))),
        ];
    }

    /// <summary>The record.</summary>
    public Type Type { get; }

    /// <summary>Names of the members that must be there.</summary>
    public IEnumerable<string> Required => _required.Select(member => member.Name);

    /// <summary>Names of the members that may be left out.</summary>
    public IEnumerable<string> Optional => _optional.Select(one => one.Member.Name);

    /// <summary>Every member, with what it reads.</summary>
    public IEnumerable<Member> Members => _required.Concat(_optional.Select(one => one.Member));

    public static RequestShape Of(Type type) => new(type);

    /// <summary>Reads a request.</summary>
    /// <exception cref="ApiException">Everything that is wrong with it.</exception>
    public object Read(JsonObject input)
    {
        List<string> problems = [];
        var request = Read(input, "", problems);
        return problems.Count == 0 ? request! : throw Violations.Error(problems);
    }

    /// <summary>Reads a record within a request; null when there are problems.</summary>
    internal object? Read(JsonObject input, string prefix, List<string> problems)
    {
        var before = problems.Count;
        var arguments = new object?[_required.Length];
        for (var index = 0; index < _required.Length; index++)
        {
            var member = _required[index];
            if (input[member.Name] is { } node)
                arguments[index] = member.Reader.Read(node, prefix + member.Path, problems);
            else
                problems.Add(Violations.Missing(prefix + member.Path));
        }

        var values = Array.ConvertAll(_optional, one => input[one.Member.Name] is { } node ? one.Member.Reader.Read(node, prefix + one.Member.Path, problems) : null);
        if (problems.Count > before)
            return null;

        var request = _constructor.Invoke(arguments);
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is { } value)
                _optional[index].Property.SetValue(request, value);
        }

        return request;
    }

    /// <summary>The members of a request as they are recorded: those that the record has, with small first letters, without secrets, and not more of them than a record should hold.</summary>
    public JsonObject Shown(JsonObject input)
    {
        var left = MaxShown;
        return Shown(input, ref left);
    }

    private JsonObject Shown(JsonObject input, ref int left)
    {
        var shown = new JsonObject();
        foreach (var member in Members)
        {
            if (input[member.Name] is { } node)
                shown[member.Path] = member.Reader.IsSecret ? Hidden : Shown(node, member.Reader.Structure, ref left);
        }

        return shown;
    }

    private static JsonNode? Shown(JsonNode? node, RequestShape? structure, ref int left)
    {
        left -= OfValue + (node is JsonValue value && value.TryGetValue(out string? text) ? Math.Min(text.Length, OfText) : 0);
        return node switch
        {
            JsonObject members => structure?.Shown(members, ref left) ?? [],
            JsonArray items => Shown(items, structure, ref left),
            _ => node?.DeepClone(),
        };
    }

    private static JsonArray Shown(JsonArray items, RequestShape? structure, ref int left)
    {
        var shown = new JsonArray();
        foreach (var item in items)
        {
            if (left <= 0)
            {
                shown.Add(More);
                break;
            }

            shown.Add(Shown(item, structure, ref left));
        }

        return shown;
    }

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>One member of a record.</summary>
    /// <param name="Name">On the wire.</param>
    /// <param name="Property">Name of the property.</param>
    /// <param name="Reader">Reads its value.</param>
    internal sealed record Member(string Name, string Property, ValueReader Reader)
    {
        /// <summary>As AWS writes it in errors and events: with a small first letter.</summary>
        public string Path { get; } = char.ToLowerInvariant(Name[0]) + Name[1..];
    }
}
