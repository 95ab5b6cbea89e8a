using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>Every statement of the policies that apply, by type. Null: no policy of the type applies; empty: one does and says nothing.</summary>
internal sealed record NaivePolicies(
    List<NaiveStatement> Identity,
    List<NaiveStatement>? Boundary,
    List<NaiveStatement>? Session,
    List<NaiveStatement> Resource,
    List<List<NaiveStatement>>? ServiceControl,
    List<List<NaiveStatement>>? ResourceControl)
{
    /// <summary>Reads the policies of a line for <c>policy evaluate</c>.</summary>
    public NaivePolicies(JsonObject json)
        : this(
            Statements(json["identity"], padsResources: true) ?? [],
            Statements(json["boundary"], padsResources: true),
            Statements(json["session"], padsResources: true),
            Statements(json["resource"], padsResources: false) ?? [],
            Levels(json["organization"]),
            Levels(json["resourceControl"]))
    {
    }

    public IEnumerable<NaiveStatement> All =>
        [.. (ResourceControl ?? []).SelectMany(level => level), .. (ServiceControl ?? []).SelectMany(level => level), .. Resource, .. Identity, .. Boundary ?? [], .. Session ?? []];

    /// <summary>Those that are about a caller: who belongs to no account has only the resource's side; no organization limits service-linked roles.</summary>
    public NaivePolicies For(NaivePrincipal who) => new(
        who.HasAccount ? Identity : [],
        who.HasAccount ? Boundary : null,
        who.HasAccount ? Session : null,
        Resource,
        who.HasAccount && !who.IsServiceLinked ? ServiceControl : null,
        who.IsServiceLinked ? null : ResourceControl);

    private static List<List<NaiveStatement>>? Levels(JsonNode? levels) =>
        levels is null ? null : [.. levels.AsArray().Select(level => Statements(level, padsResources: false)!)];

    private static List<NaiveStatement>? Statements(JsonNode? policies, bool padsResources) => policies is null ? null :
    [
        .. from policy in NaiveStatement.List(policies)
           let document = policy["document"]!
           from item in NaiveStatement.List(document["Statement"]!).Index()
           select new NaiveStatement(item.Item.AsObject(), (string)policy["name"]!, item.Index, (string?)document["Version"] == "2012-10-17", padsResources),
    ];
}
