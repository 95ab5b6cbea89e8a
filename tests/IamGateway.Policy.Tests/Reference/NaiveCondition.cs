using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Conditions, with the platform's own parsers. Source: IAM User Guide, "IAM JSON policy elements: Condition operators" and what it links to.</summary>
internal static class NaiveCondition
{
    private const string AllValues = "forallvalues:";
    private const string AnyValue = "foranyvalue:";
    private const string IfExists = "ifexists";

    private static readonly string[] Positive =
    [
        "stringequals", "stringequalsignorecase", "stringlike", "bool", "binaryequals", "ipaddress", "arnequals", "arnlike",
        "numericequals", "numericlessthan", "numericlessthanequals", "numericgreaterthan", "numericgreaterthanequals",
        "dateequals", "datelessthan", "datelessthanequals", "dategreaterthan", "dategreaterthanequals",
    ];

    private static readonly string[] Negated =
        ["stringnotequals", "stringnotequalsignorecase", "stringnotlike", "notipaddress", "arnnotequals", "arnnotlike", "numericnotequals", "datenotequals"];

    private static readonly string[] DateForms =
        ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>Whether a condition holds; null when its operator does not exist.</summary>
    public static bool? IsMet(string op, string key, List<string> wanted, bool variables, NaiveRequest request)
    {
        var name = op.ToLowerInvariant();
        var qualifier = new[] { AllValues, AnyValue }.FirstOrDefault(name.StartsWith) ?? "";
        name = name[qualifier.Length..];
        var actual = request.Find(key);
        if (name == "null")
            return qualifier == AllValues || (qualifier == "" && wanted.Contains(HasNoValue(actual) ? "true" : "false", StringComparer.OrdinalIgnoreCase));

        var optional = name.EndsWith(IfExists, StringComparison.Ordinal);
        name = optional ? name[..^IfExists.Length] : name;
        var negated = Negated.Contains(name);
        if (!negated && !Positive.Contains(name))
            return null;

        bool Holds(string value) => wanted.Any(text => Compare(name.Replace("not", "", StringComparison.Ordinal), value, text, variables, request)) != negated;
        return qualifier switch
        {
            AllValues => HasNoValue(actual) || NaiveStatement.Texts(actual!).All(Holds),
            AnyValue => !HasNoValue(actual) && NaiveStatement.Texts(actual!).Any(Holds),
            _ => actual is null ? negated || optional : actual is not JsonArray && Holds((string)actual!),
        };
    }

    /// <summary>A key without a value that is not empty counts as absent where this is asked.</summary>
    private static bool HasNoValue(JsonNode? actual) => actual is null || NaiveStatement.Texts(actual).All(text => text.Length == 0);

    private static bool Compare(string op, string actual, string wanted, bool variables, NaiveRequest request)
    {
        if (op.StartsWith("string", StringComparison.Ordinal) || op.StartsWith("arn", StringComparison.Ordinal))
        {
            if (NaivePattern.Expand(wanted, variables, op is "stringlike" or "arnequals" or "arnlike", request) is not { } pattern)
                return false;
            if (op.StartsWith("arn", StringComparison.Ordinal))
                return ArnFits(pattern, actual);
            return op == "stringequalsignorecase"
                ? string.Concat(pattern.Select(part => part.Character)).Equals(actual, StringComparison.OrdinalIgnoreCase)
                : NaivePattern.Fits(pattern, actual);
        }

        return op switch
        {
            "bool" => bool.TryParse(actual, out var left) && bool.TryParse(wanted, out var right) && left == right,
            "binaryequals" => Bytes(actual) is { } left && Bytes(wanted) is { } right && left.SequenceEqual(right),
            "ipaddress" => Address(actual) is { } address && Block(wanted) is { } block && block.Contains(address),
            _ when op.StartsWith("numeric", StringComparison.Ordinal) => Ordered(op["numeric".Length..], Number(actual), Number(wanted)),
            _ => Ordered(op["date".Length..], Seconds(actual), Seconds(wanted)),
        };
    }

    private static bool ArnFits(List<(char Character, bool IsSpecial)> pattern, string arn)
    {
        var parts = arn.Split(':', 6);
        foreach (var part in parts.SkipLast(1))
        {
            var colon = pattern.FindIndex(item => item.Character == ':');
            if (colon < 0 || !NaivePattern.Fits(pattern[..colon], part))
                return false;
            pattern = pattern[(colon + 1)..];
        }

        return parts.Length == 6 && NaivePattern.Fits(pattern, parts[5]);
    }

    private static bool Ordered(string relation, decimal? left, decimal? right) =>
        left is not null && right is not null && (left.Value.CompareTo(right.Value), relation) is
            (0, "equals" or "lessthanequals" or "greaterthanequals") or ( < 0, "lessthan" or "lessthanequals") or ( > 0, "greaterthan" or "greaterthanequals");

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Seconds since 1970; four digits are a year.</summary>
    private static decimal? Seconds(string text)
    {
        if (DateTimeOffset.TryParseExact(text.Replace("Z", "+00:00", StringComparison.Ordinal), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return (decimal)(date - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var epoch) ? epoch : null;
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }

    /// <summary>An IPv4 address written as IPv6 is the IPv4 address.</summary>
    private static IPAddress? Address(string text) =>
        (text.Contains(':', StringComparison.Ordinal) || text.Split('.').Length == 4) && IPAddress.TryParse(text, out var address)
            ? address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address
            : null;

    private static IPNetwork? Block(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Address(parts[0]) is not { } address)
            return null;

        var bytes = address.GetAddressBytes();
        var prefix = parts.Length == 1 ? bytes.Length * 8 : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : -1;
        if (prefix < 0 || prefix > bytes.Length * 8)
            return null;
        for (var bit = prefix; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(128 >> (bit % 8)); // what is not in the prefix does not count
        return new IPNetwork(new IPAddress(bytes), prefix);
    }
}
