using System.Collections.Immutable;
using IamGateway.Policy.Analysis.Values;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Analysis;

/// <summary>Builds the dimension of one context key.</summary>
internal sealed class KeyDimension
{
    private const string TooHard = "Its key is tested in different ways, or by too many patterns, to compare the tests completely.";
    private const string Variable = "A policy variable may have any value, whatever the rest of the request is.";

    private readonly CheckScope _scope;
    private readonly ContextKey _key;
    private readonly KeyRange _range;
    private readonly List<ConditionFact> _facts = [];
    private readonly RequestContext _context;
    private readonly Dictionary<int, ImmutableArray<Need>> _needs = [];

    private KeyDimension(CheckScope scope, IGrouping<ContextKey, (int Index, PolicyCondition Condition)> tests)
    {
        _scope = scope;
        _key = tests.Key;
        _range = KeyRange.Of(_key.Name);
        _context = scope.Known?.ToContext() ?? new RequestContext();
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var statement in tests.GroupBy(test => test.Index))
            _needs.Add(statement.Key, [.. statement.Select(test => new Need(Bits.Of(FactOf(byText, scope.Statements[statement.Key], test.Condition)), IsExcluded: false))]);
    }

    /// <summary>A dimension for each key that is tested.</summary>
    public static IEnumerable<Dimension> Of(CheckScope scope) =>
        scope.Indexed.SelectMany(statement => statement.Statement.Statement.Conditions.Select(condition => (statement.Index, Condition: condition)))
            .GroupBy(test => ContextKey.Of(test.Condition.Key))
            .Select(tests => new KeyDimension(scope, tests)).Select(dimension => new Dimension(dimension._needs, dimension.FindClasses, scope));

    private bool IsOnKey(PolicyCondition condition) => ContextKey.Of(condition.Key).Equals(_key);

    private int FactOf(Dictionary<string, int> byText, CheckedStatement statement, PolicyCondition condition)
    {
        var variables = statement.HasVariables && condition.Values.Any(value => value.Contains("${", StringComparison.Ordinal));
        var text = (variables ? "new" : "old") + StatementText.Of(condition);
        if (!byText.TryGetValue(text, out var fact))
        {
            fact = _facts.Count;
            byText.Add(text, fact);
            _facts.Add(new ConditionFact(condition, variables, _scope.KnownContext));
        }

        if (_facts[fact].HasVariables)
            Doubt(statement, condition, Variable);
        return fact;
    }

    private void Doubt(CheckedStatement statement, PolicyCondition condition, string message) =>
        _scope.Doubts.Add(statement, statement.Path.At("Condition").At(condition.Operator).At(condition.Key), message);

    private List<RequestClass> FindClasses(Bits asked, IReadOnlyList<Bits> wanted, Bits fatal)
    {
        List<int> numbers = [.. asked.Members.SelectMany(statement => _needs[statement]).SelectMany(need => need.Facts.Members).Distinct().Order()];
        List<ConditionFact> facts = [.. numbers.Select(number => _facts[number])];
        var isFixed = _scope.Known?.Keys.Any(known => known.Key.Equals(_key)) == true;
        if (isFixed)
        {
            var value = _context.Find(_key);
            var only = new CounterExampleKey(_key.Name, value is null ? null : [value], IsMultivalued: false);
            return _range.Has(only) ? [ToClass(only, 0, Test(numbers, only))] : [];
        }

        var texts = _range.Texts(facts, _scope.Budget);
        var values = texts is null ? null : new KeyValues(_key.Name, _range, facts, value => Test(numbers, value)).Of(texts, _scope.Budget);
        if (values is not null)
            return [.. values.Select(value => ToClass(value.Value, value.Rank, Test(numbers, value.Value)))];
        if (_scope.Budget.IsSpent)
            return [];

        foreach (var statement in asked.Members.Select(index => _scope.Statements[index]))
        {
            foreach (var condition in statement.Statement.Conditions.Where(IsOnKey))
                Doubt(statement, condition, TooHard);
        }

        return _scope.Known is null ? Unknown(numbers) : [.. ValueTexts.SomeOf(facts).Select(text => text.Text).Distinct(StringComparer.Ordinal)
            .SelectMany(text => new[] { Value(text, false), Value(text, true) }).Append(Absent).Append(Value(null, true)).Where(_range.Has)
            .Select(value => ToClass(value, 0, Test(numbers, value)))];
    }

    private CounterExampleKey Absent => new(_key.Name, null, IsMultivalued: false);

    private CounterExampleKey Value(string? text, bool isList) => new(_key.Name, text is null ? [] : [text], isList);

    /// <summary>Classes that say of present values only what does not depend on them.</summary>
    private List<RequestClass> Unknown(List<int> numbers)
    {
        var depend = Bits.Of(numbers.Where(number => _facts[number].Family != ValueFamily.Presence));
        return
        [
            .. new[] { Absent, Value(null, true) }.Where(_range.HasShape).Select((value, rank) => ToClass(value, rank, Test(numbers, value))),
            .. new[] { Value("x", false), Value("", false), Value("x", true), Value("", true) }.Where(_range.HasShape)
                .Select((value, rank) => ToClass(value, rank, (Test(numbers, value).Certain.Except(depend), depend))),
        ];
    }

    private static RequestClass ToClass(CounterExampleKey value, int rank, (Bits Certain, Bits Possible) facts) =>
        new(facts.Certain, facts.Possible, new RequestPart { Key = value }, rank);

    private (Bits Certain, Bits Possible) Test(List<int> numbers, CounterExampleKey value)
    {
        _scope.Budget.Spend(50 + (20 * numbers.Count));
        value.AddTo(_context);
        var tests = numbers.ConvertAll(number => (number, IsMet: _facts[number].IsMet(value, _context)));
        if (_scope.Known?.Keys.Any(known => known.Key.Equals(_key)) != true)
            _context.Remove(_key);
        return (Bits.Of(tests.Where(test => test.IsMet == true).Select(test => test.number)), Bits.Of(tests.Where(test => test.IsMet is null).Select(test => test.number)));
    }
}
