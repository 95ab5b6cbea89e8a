using System.Collections.Frozen;
using IamGateway.Policy.Conditions;
using IamGateway.Policy.Evaluation;
using IamGateway.Policy.Validation;
using KeyType = IamGateway.Policy.Validation.ValueFamily;

namespace IamGateway.Policy.Analysis.Values;

/// <summary>
/// What a request can say of a key. Keys that begin with <c>aws:</c> are set by the gateway and never by a client: one that is known to have a single value
/// never has a list, and where it is a Boolean, a number, a date or an address, its value always is. All other keys may be anything.
/// </summary>
internal sealed class KeyRange
{
    /// <summary>The keys that every request has, each with a usual value.</summary>
    private static readonly FrozenDictionary<string, string> AlwaysPresent = new Dictionary<string, string>
    {
        ["aws:CurrentTime"] = "2025-01-01T00:00:00Z",
        ["aws:EpochTime"] = "1735689600",
        ["aws:PrincipalType"] = "User",
        ["aws:SecureTransport"] = "true",
        ["aws:SourceIp"] = "192.0.2.1",
        ["aws:ViaAWSService"] = "false",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Booleans = ["true", "false"];

    private readonly string _name;
    private readonly KeyType[] _types; // empty: any text
    private readonly string? _usual;
    private readonly bool _isSingle;

    private KeyRange(string name)
    {
        _name = name;
        _usual = AlwaysPresent.GetValueOrDefault(name);
        var known = name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? KnownKeys.Find(name) : null;
        _isSingle = known is { IsMultivalued: false };
        _types = known is { IsMultivalued: false } && known.Families.All(type => type is KeyType.Bool or KeyType.Numeric or KeyType.Date or KeyType.IpAddress) ? [.. known.Families] : [];
    }

    /// <summary>Says nothing where the key may be absent, and otherwise the most usual.</summary>
    public CounterExampleKey Usual => new(_name, _usual is null ? null : [_usual], IsMultivalued: false);

    /// <summary>The range of a key.</summary>
    /// <param name="name">The name of the key, as a policy writes it.</param>
    public static KeyRange Of(string name) => new(name);

    /// <summary>Whether a request can say this, whatever the text of the value is.</summary>
    public bool HasShape(CounterExampleKey value) => value switch
    {
        { Values: null } => _usual is null,
        { IsMultivalued: true } => _usual is null && !_isSingle,
        { Values: [""] } => _usual is null, // counts as absent
        _ => true,
    };

    /// <summary>Whether a request can say this.</summary>
    public bool Has(CounterExampleKey value) =>
        HasShape(value) && (_types.Length == 0 || value.Values is not { } texts || _types.Any(type => texts.All(text => IsOf(type, text))));

    /// <summary>Texts that stand for all values; null when not all can be found.</summary>
    /// <param name="facts">Conditions on the key.</param>
    /// <param name="budget">Work that may be done.</param>
    public IReadOnlyList<ValueText>? Texts(IReadOnlyList<ConditionFact> facts, Budget budget)
    {
        if (_types is [KeyType.Bool])
            return [.. Booleans.Select(text => new ValueText(text, Rank: 0))];

        var tested = facts.Select(fact => fact.Family).Where(family => family != ValueFamily.Presence).Distinct().ToList();
        var families = _types.Select(FamilyOf).ToList();
        if (families.Count == 0 || tested.Count > 1 || tested.Except(families).Any())
            return ValueTexts.Of(facts, budget); // tests of texts can't tell which texts are of the type
        var texts = ValueTexts.OfFamily(tested.Count == 1 ? tested[0] : families[0], facts);
        return texts is null ? null : [.. texts.Where(text => _types.Any(type => IsOf(type, text.Text)))];
    }

    private static ValueFamily FamilyOf(KeyType type) => type switch
    {
        KeyType.Numeric => ValueFamily.Number,
        KeyType.Date => ValueFamily.Date,
        KeyType.IpAddress => ValueFamily.Address,
        _ => ValueFamily.Text,
    };

    private static bool IsOf(KeyType type, string text) => type switch
    {
        KeyType.Bool => Booleans.Contains(text, StringComparer.Ordinal),
        KeyType.Numeric => NumberValue.TryRead(text, out _),
        KeyType.Date => DateValue.TryRead(text, out _),
        KeyType.IpAddress => IpValue.TryRead(text, out _),
        _ => true,
    };
}
