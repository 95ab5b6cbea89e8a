using System.Collections.Immutable;

namespace IamGateway.Policy.Conditions;

/// <summary>
/// A type of condition values: how a policy's values are read once and a request's value is compared with them. A value that is not
/// of the type, on either side, matches nothing.
/// </summary>
/// <param name="AcceptsVariables">Whether <c>${…}</c> is a variable in them. Source: IAM User Guide, "IAM policy elements: Variables and tags".</param>
/// <param name="IsReadable">Whether a policy value is of the type.</param>
/// <param name="Bind">Turns a condition's policy values into one test; called when a policy is compiled.</param>
internal sealed record ConditionValues(bool AcceptsVariables, Predicate<string> IsReadable, ValueBinder Bind)
{
    /// <summary><c>true</c> or <c>false</c>, whatever the letter case. Source: IAM User Guide, "Boolean condition operators".</summary>
    public static ConditionValues Boolean { get; } = new(AcceptsVariables: false, value => BooleanText.TryRead(value, out _), (wanted, _) =>
    {
        var isTrueWanted = wanted.Any(value => BooleanText.TryRead(value, out var read) && read);
        var isFalseWanted = wanted.Any(value => BooleanText.TryRead(value, out var read) && !read);
        return (actual, _) => BooleanText.TryRead(actual, out var value) && (value ? isTrueWanted : isFalseWanted);
    });

    /// <summary>Bytes, both sides in base64. Source: IAM User Guide, "Binary condition operators".</summary>
    public static ConditionValues Binary { get; } = new(AcceptsVariables: false, value => Base64Text.TryRead(value, out _), (wanted, _) =>
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
    public static ConditionValues Address { get; } = new(AcceptsVariables: false, value => IpNetwork.TryRead(value, out _), (wanted, _) =>
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
    public static ConditionValues Number(Ordering accepted) => Ordered<NumberValue>(accepted);

    /// <summary>Points in time. Source: IAM User Guide, "Date condition operators".</summary>
    public static ConditionValues Date(Ordering accepted) => Ordered<DateValue>(accepted);

    private static ConditionValues Ordered<T>(Ordering accepted)
        where T : struct, IConditionValue<T> =>
        new(AcceptsVariables: false, value => T.TryRead(value, out _), (wanted, _) =>
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
        var all = new T[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (read(value, out all[count]))
                count++;
        }

        return count == all.Length ? all : all[..count]; // a slice would wait for the JIT, and mostly all can be read
    }

    private delegate bool ValueReader<T>(string text, out T value);
}
