using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Benchmarks.Workloads;

/// <summary>Policies of one principal, and requests with the answers that are right.</summary>
public sealed class Workload
{
    /// <summary>How many requests one pass decides: too many, in too mixed an order, for branch prediction to learn them.</summary>
    public const int Decisions = 16_384;

    /// <summary>How many different requests the larger workloads have.</summary>
    public const int DifferentRequests = 64;

    private readonly string _account;
    private readonly Principal _principal;
    private readonly Dictionary<string, ContextKey> _keys = new(StringComparer.Ordinal);

    private Workload(string name, JsonNode root)
    {
        Name = name;
        _account = (string)root["account"]!;
        _principal = Principal.Parse((string)root["principal"]!)!;
        PolicyTexts = TextsOf(root);
        Sources = Parse();
        Requests = [.. root["requests"]!.AsArray().Select(request => Prepare(request!))];
        Policies = Compile();
        Shuffled = Shuffle(Enumerable.Range(0, Decisions).Select(index => Requests[index % Requests.Length]));
        Scattered = Shuffle(Enumerable.Range(0, Decisions).Select(index => Prepare(root["requests"]![index % Requests.Length]!)));
    }

    public static ImmutableArray<string> Names { get; } = ["W1", "W2", "W3", "W3u"];

    public string Name { get; }

    public ImmutableArray<string> PolicyTexts { get; }

    public ImmutableArray<PolicySource> Sources { get; }

    public PolicySets Policies { get; }

    /// <summary>The different requests, once each.</summary>
    public ImmutableArray<PreparedRequest> Requests { get; }

    /// <summary><see cref="Decisions"/> places, in a fixed random order, that the different requests share: each is in the processor's cache, as one is that a server has just read.</summary>
    public PreparedRequest[] Shuffled { get; }

    /// <summary>As many requests in such an order, of which no two share a string or a context: each has to be fetched from memory first.</summary>
    public PreparedRequest[] Scattered { get; }

    public static Workload Load(string name) => new(name, Read(name));

    /// <summary>Only the parsed policies of a workload.</summary>
    public static ImmutableArray<PolicySource> LoadPolicies(string name) => Parse(TextsOf(Read(name)));

    /// <summary>The policies, parsed anew.</summary>
    public ImmutableArray<PolicySource> Parse() => Parse(PolicyTexts);

    /// <summary>The parsed policies, compiled anew.</summary>
    public PolicySets Compile() => new(PolicyCompiler.Compile(PolicyType.Identity, Sources));

    public Decision Decide(PreparedRequest request) => PolicyEvaluator.Evaluate(Ask(request), Policies);

    public Explanation Explain(PreparedRequest request) => PolicyEvaluator.Explain(Ask(request), Policies);

    /// <summary>Explains every different request once.</summary>
    /// <returns>How many statements matched, so that nothing can be optimised away.</returns>
    public int ExplainAll()
    {
        var matched = 0;
        foreach (var request in Requests)
        {
            matched += Explain(request).Matched.Length;
        }

        return matched;
    }

    public AuthorizationRequest Ask(PreparedRequest request) => new()
    {
        Principal = _principal,
        Action = request.Action,
        Resource = request.Resource,
        ResourceAccount = _account,
        Context = request.Context,
    };

    /// <summary>Decides every request once.</summary>
    /// <returns>How many were allowed, so that no decision can be optimised away.</returns>
    public int DecideAll(PreparedRequest[] requests)
    {
        var allowed = 0;
        foreach (var request in requests)
        {
            if (Decide(request).IsAllowed)
                allowed++;
        }

        return allowed;
    }

    private static JsonNode Read(string name)
    {
        using var stream = typeof(Workload).Assembly.GetManifestResourceStream($"IamGateway.Benchmarks.Workloads.{name}.json")!;
        return JsonNode.Parse(stream)!;
    }

    private static ImmutableArray<string> TextsOf(JsonNode root) =>
        [.. root["policies"]!.AsArray().Select(policy => policy!["policy"]!.ToJsonString())];

    private static ImmutableArray<PolicySource> Parse(ImmutableArray<string> texts) =>
        [.. texts.Select((text, index) => new PolicySource($"policy{index}", null, PolicyParser.Parse(text).Document!))];

    private static T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        var state = 20_251_123UL;   // a linear congruential generator: the order is random and always the same
        for (var index = shuffled.Length - 1; index > 0; index--)
        {
            state = (state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            var other = (int)((state >> 33) % (ulong)(index + 1));
            (shuffled[index], shuffled[other]) = (shuffled[other], shuffled[index]);
        }

        return shuffled;
    }

    private PreparedRequest Prepare(JsonNode request)
    {
        var context = new RequestContext();
        foreach (var (key, value) in request["context"]!.AsObject())
        {
            if (value is JsonArray values)
                context.Set(KeyOf(key), [.. values.Select(one => Copy(one!))]);
            else
                context.Set(KeyOf(key), Copy(value!));
        }

        return new PreparedRequest(Copy(request["action"]!), Copy(request["resource"]!), context, (string)request["expect"]! switch
        {
            "allow" => DecisionOutcome.Allowed,
            "explicitDeny" => DecisionOutcome.ExplicitDeny,
            "implicitDeny" => DecisionOutcome.ImplicitDeny,
            var other => throw new JsonException($"'{other}' is not an expected answer."),
        });
    }

    /// <summary>Keys are made once: well-known ones by the program, those of tags with the session, of which the workload is one.</summary>
    private ContextKey KeyOf(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
            _keys.Add(name, key = ContextKey.Of(name));
        return key;
    }

    private static string Copy(JsonNode text) => new(((string)text!).AsSpan());
}
