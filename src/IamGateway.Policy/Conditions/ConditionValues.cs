using System.Collections.Immutable;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// A type of condition values: how a policy's values are read once and a request's value is compared with them. A value that is not
/// of the type, on either side, matches nothing.
/// </summary>
/// <param name="Name">The type in words, for messages: a number, a date.</param>
/// <param name="MismatchCode">Diagnostic code for a policy value that is not of the type.</param>
/// <param name="AcceptsVariables">Whether <c>${…}</c> is a variable in them. Source: IAM User Guide, "IAM policy elements: Variables and tags".</param>
/// <param name="IsReadable">Whether a policy value is of the type.</param>
/// <param name="Bind">Turns a condition's policy values into one test; called when a policy is compiled.</param>
internal sealed record ConditionValues(string Name, string MismatchCode, bool AcceptsVariables, Predicate<string> IsReadable, ValueBinder Bind)
{
    /// <summary><c>true</c> or <c>false</c>, whatever the letter case. Source: IAM User Guide, "Boolean condition operators".</summary>
    public static ConditionValues Boolean { get; } = new(
        "true or false", DiagnosticCodes.BooleanMismatch, AcceptsVariables: false, value => BooleanText.TryRead(value, out _), (wanted, _) =>
        {
            var isTrueWanted = wanted.Any(value => BooleanText.TryRead(value, out var read) && read);
            var isFalseWanted = wanted.Any(value => BooleanText.TryRead(value, out var read) && !read);
            return (actual, _) => BooleanText.TryRead(actual, out var value) && (value ? isTrueWanted : isFalseWanted);
        });

    /// <summary>Bytes, both sides in base64. Source: IAM User Guide, "Binary condition operators".</summary>
    public static ConditionValues Binary { get; } = new(
        "base64", "TYPE_MISMATCH_STRING", AcceptsVariables: false, value => Base64Text.TryRead(value, out _), (wanted, _) =>
        {
            var limits = ReadAll<byte[]>(wanted, Base64Text.TryRead);
            return (actual, _) =>
            {
                foreach (var limit in limits)
                {
                    if (Base64Text.Equals(actual, limit))
                        return true;
                }

                return false;
            };
        });

    /// <summary>Addresses in blocks. Source: IAM User Guide, "IP address condition operators".</summary>
    public static ConditionValues Address { get; } = new(
        "an IP address or CIDR block", DiagnosticCodes.IpRangeMismatch, AcceptsVariables: false, value => IpNetwork.TryRead(value, out _), (wanted, _) =>
        {
            var blocks = ReadAll<IpNetwork>(wanted, IpNetwork.TryRead);
            return (actual, _) =>
            {
                if (!IpValue.TryRead(actual, out var address))
                    return false;
                foreach (var block in blocks)
                {
                    if (block.Contains(address))
                        return true;
                }

                return false;
            };
        });

    /// <summary>Numbers. Source: IAM User Guide, "Numeric condition operators".</summary>
    public static ConditionValues Number(Ordering accepted) => Ordered<NumberValue>("a number", DiagnosticCodes.NumberMismatch, accepted);

    /// <summary>Points in time. Source: IAM User Guide, "Date condition operators".</summary>
    public static ConditionValues Date(Ordering accepted) => Ordered<DateValue>("an ISO 8601 date or seconds since 1970", DiagnosticCodes.DateMismatch, accepted);

    private static ConditionValues Ordered<T>(string name, string mismatchCode, Ordering accepted)
        where T : struct, IConditionValue<T> =>
        new(name, mismatchCode, AcceptsVariables: false, value => T.TryRead(value, out _), (wanted, _) =>
        {
            var limits = ReadAll<T>(wanted, T.TryRead);
            return (actual, _) =>
            {
                if (!T.TryRead(actual, out var value))
                    return false;
                foreach (var limit in limits)
                {
                    if ((accepted & value.OrderingTo(limit)) != Ordering.None)
                        return true;
                }

                return false;
            };
        });

    /// <summary>The values that can be read.</summary>
    private static T[] ReadAll<T>(ImmutableArray<string> values, ValueReader<T> read)
    {
        var all = new List<T>(values.Length);
        foreach (var value in values)
        {
            if (read(value, out var result))
                all.Add(result);
        }

        return [.. all];
    }

    private delegate bool ValueReader<T>(string text, out T value);
}
