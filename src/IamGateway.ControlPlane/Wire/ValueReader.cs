using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Wire;

/// <summary>Reads one value of a request. Texts stand for numbers and truth values too, because the Query protocol has nothing else.</summary>
internal abstract class ValueReader
{
    /// <summary>The value; null when it is not allowed, with sentences added.</summary>
    public abstract object? Read(JsonNode node, string path, List<string> problems);

    /// <summary>True: the value must not be shown or recorded.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The shape of a record, or of a list's records; null: the value is none.</summary>
    public virtual RequestShape? Structure => null;

    /// <summary>The reader of a type. <see cref="RangeAttribute"/> bounds numbers, <see cref="LengthAttribute"/> lists.</summary>
    /// <exception cref="InvalidOperationException">A request cannot have a member of this type.</exception>
    public static ValueReader Of(Type type, ICustomAttributeProvider member)
    {
        var kind = Nullable.GetUnderlyingType(type) ?? type;
        if (kind == typeof(string)) return new PlainText();
        if (kind == typeof(bool)) return new Truth();
        if (kind == typeof(int)) return new Number(AttributeOf<RangeAttribute>(member));
        if (kind == typeof(DateTimeOffset)) return new Moment();
        if (kind.IsEnum) return new Choice(kind);
        if (kind.IsGenericType && kind.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return Make(typeof(Items<>), kind.GetGenericArguments()[0], member);
        if (kind.IsValueType && kind.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IText<>)))
            return Make(typeof(Text<>), kind, member);
        return kind.IsClass ? new Record(RequestShape.Of(kind)) : throw new InvalidOperationException($"No request can have a member of type {type}.");
    }

    private static ValueReader Make(Type reader, Type argument, ICustomAttributeProvider member) =>
        (ValueReader)Activator.CreateInstance(reader.MakeGenericType(argument), member)!;

    private static TAttribute? AttributeOf<TAttribute>(ICustomAttributeProvider member)
        where TAttribute : Attribute =>
        member.GetCustomAttributes(typeof(TAttribute), inherit: true).OfType<TAttribute>().SingleOrDefault();

    private static bool TryText(JsonNode node, string path, List<string> problems, out string text)
    {
        text = node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";
        if (node.GetValueKind() == JsonValueKind.String)
            return true;
        problems.Add(Violations.Of(null, path, "Member must be a text"));
        return false;
    }

    private sealed class PlainText : ValueReader
    {
        public override object? Read(JsonNode node, string path, List<string> problems) => TryText(node, path, problems, out var text) ? text : null;
    }

    private sealed class Text<T>(ICustomAttributeProvider member) : ValueReader
        where T : struct, IText<T>
    {
        private readonly ICustomAttributeProvider _member = member;

        public override bool IsSecret => T.Rule.IsSecret;

        public override object? Read(JsonNode node, string path, List<string> problems) =>
            TryText(node, path, problems, out var text) && T.Rule.Check(text, path, problems) ? T.Of(text) : null;
    }

    private sealed class Truth : ValueReader
    {
        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            switch (node.GetValueKind())
            {
                case JsonValueKind.True:
                    return true;
                case JsonValueKind.False:
                    return false;
                case JsonValueKind.String when bool.TryParse(node.GetValue<string>(), out var truth):
                    return truth;
                default:
                    problems.Add(Violations.Of(null, path, "Member must be true or false"));
                    return null;
            }
        }
    }

    private sealed class Number(RangeAttribute? range) : ValueReader
    {
        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            var text = node is JsonValue ? node.ToString() : "";
            if (node.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number) || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                problems.Add(Violations.Of(text, path, "Member must be a whole number"));
            else if (range is not null && number < (int)range.Minimum)
                problems.Add(Violations.Of(text, path, $"Member must have value greater than or equal to {range.Minimum}"));
            else if (range is not null && number > (int)range.Maximum)
                problems.Add(Violations.Of(text, path, $"Member must have value less than or equal to {range.Maximum}"));
            else
                return number;
            return null;
        }
    }

    /// <summary>ISO 8601 in the Query and REST protocols, seconds since 1970 in awsJson.</summary>
    private sealed class Moment : ValueReader
    {
        private const double MaxSeconds = 253402300799;

        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            if (node.GetValueKind() == JsonValueKind.Number && double.TryParse(node.ToString(), CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) <= MaxSeconds / 5)
                return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            if (node.GetValueKind() == JsonValueKind.String
                && DateTimeOffset.TryParse(node.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
                return moment;
            problems.Add(Violations.Of(node is JsonValue ? node.ToString() : "", path, "Member must be a timestamp"));
            return null;
        }
    }

    private sealed class Choice(Type type) : ValueReader
    {
        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            if (!TryText(node, path, problems, out var text))
                return null;
            if (Enum.GetNames(type).Contains(text, StringComparer.Ordinal))
                return Enum.Parse(type, text);
            problems.Add(Violations.Of(text, path, $"Member must satisfy enum value set: [{string.Join(", ", Enum.GetNames(type))}]"));
            return null;
        }
    }

    private sealed class Record(RequestShape shape) : ValueReader
    {
        public override RequestShape Structure => shape;

        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            if (node is JsonObject members)
                return shape.Read(members, path + ".", problems);
            problems.Add(Violations.Of(null, path, "Member must be a structure"));
            return null;
        }
    }

    private sealed class Items<T>(ICustomAttributeProvider member) : ValueReader
    {
        private readonly ValueReader _item = Of(typeof(T), member);
        private readonly LengthAttribute? _length = AttributeOf<LengthAttribute>(member);

        public override bool IsSecret => _item.IsSecret;

        public override RequestShape? Structure => _item.Structure;

        public override object? Read(JsonNode node, string path, List<string> problems)
        {
            // An empty list is an empty text in the Query protocol.
            var items = node as JsonArray ?? (node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0 ? [] : null);
            if (items is null)
                problems.Add(Violations.Of(null, path, "Member must be a list"));
            else if (_length is not null && items.Count < _length.MinimumLength)
                problems.Add(Violations.Of("", path, $"Member must have length greater than or equal to {_length.MinimumLength}"));
            else if (_length is not null && items.Count > _length.MaximumLength)
                problems.Add(Violations.Of("", path, $"Member must have length less than or equal to {_length.MaximumLength}"));
            else
                return Read(items, path, problems);
            return null;
        }

        private ImmutableArray<T>? Read(JsonArray items, string path, List<string> problems)
        {
            var values = ImmutableArray.CreateBuilder<T>(items.Count);
            for (var index = 0; index < items.Count; index++)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}.{index + 1}.member");
                if (items[index] is not { } item)
                    problems.Add(Violations.Missing(place));
                else if (_item.Read(item, place, problems) is T value)
                    values.Add(value);
            }

            return values.Count == items.Count ? values.MoveToImmutable() : (ImmutableArray<T>?)null;
        }
    }
}
