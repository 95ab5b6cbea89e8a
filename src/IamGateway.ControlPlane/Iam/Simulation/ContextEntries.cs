using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using IamGateway.ControlPlane.Operations;
using IamGateway.Policy.Evaluation;

namespace IamGateway.ControlPlane.Iam.Simulation;

/// <summary>Puts the condition keys that a request names into the context of a simulated one.</summary>
internal static class ContextEntries
{
    private const string List = "List";

    /// <exception cref="ApiException">An entry has no name, no value of its type, or more values than a request can have.</exception>
    public static void AddTo(this ImmutableArray<ContextEntry> entries, RequestContext context)
    {
        foreach (var entry in entries)
        {
            if (entry.ContextKeyName is not { } name)
                throw Invalid("A context entry needs a ContextKeyName.");

            var values = entry.ContextKeyValues;
            var type = entry.ContextKeyType?.Text ?? (values.Length == 1 ? "string" : "stringList");
            var isList = type.EndsWith(List, StringComparison.Ordinal);
            if (!isList && values.Length != 1)
                throw Invalid($"The context key {name} of type {type} needs one value, not {values.Length}.");
            if (values.Length > RequestContext.MaximumValueCount || values.Any(value => value.Length > RequestContext.MaximumValueLength))
                throw Invalid($"The context key {name} has more values, or longer ones, than a request can have: at most {RequestContext.MaximumValueCount} of {RequestContext.MaximumValueLength} characters.");
            if (values.FirstOrDefault(value => !IsOf(isList ? type[..^List.Length] : type, value)) is { } wrong)
                throw Invalid($"The value '{Wire.Violations.Shown(wrong)}' of the context key {name} is not of type {type}.");

            if (isList)
                context.Set(ContextKey.Of(name.Text), values);
            else
                context.Set(ContextKey.Of(name.Text), values[0]);
        }
    }

    private static bool IsOf(string type, string value) => type switch
    {
        "numeric" => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => bool.TryParse(value, out _),
        "ip" => IPAddress.TryParse(value, out _) || IPNetwork.TryParse(value, out _),
        "binary" => IsBase64(value),
        "date" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };

    private static bool IsBase64(string value) => System.Buffers.Text.Base64.IsValid(value);

    private static ApiException Invalid(string message) => new(ErrorCode.InvalidInput, message);
}
