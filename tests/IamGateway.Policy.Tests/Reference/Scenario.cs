using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Policies and requests to decide by them.</summary>
/// <param name="Policies">As in a line for <c>policy evaluate</c>.</param>
/// <param name="Requests">Each as in such a line.</param>
/// <param name="Salt">Where choices begin that a property makes for itself.</param>
internal sealed record Scenario(JsonObject Policies, JsonArray Requests, ulong Salt)
{
    /// <summary>How many requests one scenario has.</summary>
    public const int Size = 20;

    /// <summary>Scenarios, and how to make a failing one smaller.</summary>
    public static Arbitrary<Scenario> Arbitrary { get; } = Arb.From(
        from policies in PolicyGen.All
        from requests in JsonGen.List(Size, Size, RequestGen.One)
        from salt in Gen.Choose(0, int.MaxValue)
        select new Scenario(policies.AsObject(), requests.AsArray(), (ulong)salt),
        scenario => scenario.Smaller());

    /// <summary>The requests.</summary>
    public IEnumerable<JsonObject> EachRequest => Requests.Select(request => request!.AsObject());

    /// <summary>Choices about one request: the same as long as it is the same, whatever else is taken away.</summary>
    public SplitMix64 RandomFor(JsonObject request) => new(request.ToJsonString().Aggregate(Salt, (hash, character) => (hash * 31) + character));

    /// <summary>The scenario as lines for <c>policy evaluate</c>, so that a failure can be replayed by hand.</summary>
    public override string ToString() => string.Join('\n', Requests.Select(request => Line(request!.AsObject())));

    /// <summary>One request as such a line.</summary>
    public string Line(JsonObject request) =>
        new JsonObject { ["id"] = "1", ["request"] = request.DeepClone(), ["policies"] = Policies.DeepClone() }.ToJsonString(Readable.Json);

    /// <summary>One request at a time; then everything without one part.</summary>
    private IEnumerable<Scenario> Smaller() => Requests.Count > 1
        ? Requests.Select(request => this with { Requests = [request!.DeepClone()] })
        : SmallerJson.Of(new JsonObject { ["policies"] = Policies.DeepClone(), ["requests"] = Requests.DeepClone() })
            .Select(json => this with { Policies = json["policies"]!.AsObject(), Requests = json["requests"]!.AsArray() });
}
