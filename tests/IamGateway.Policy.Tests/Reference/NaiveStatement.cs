using System.Text.Json.Nodes;

namespace IamGateway.Policy.Tests.Reference;

/// <summary>One statement with what its policy says about it.</summary>
/// <param name="Json">The statement.</param>
/// <param name="Policy">The name of its policy.</param>
/// <param name="Index">Its position there, from 0.</param>
/// <param name="HasVariables">Whether its document is of the version that has variables.</param>
/// <param name="PadsResources">Whether missing components of a resource count as <c>*</c>: in identity policies, boundaries and session policies.</param>
internal sealed record NaiveStatement(JsonObject Json, string Policy, int Index, bool HasVariables, bool PadsResources)
{
    public bool IsDeny => (string)Json["Effect"]! == "Deny";

    /// <summary>Whether the statement is without <c>Resource</c> and <c>NotResource</c>, as in trust policies.</summary>
    public bool HasNoResource => Json["Resource"] is null && Json["NotResource"] is null;

    /// <summary>Whether everything but the effect fits the request.</summary>
    public bool Applies(NaiveRequest request) => !Failures(request).Any();

    /// <summary>The elements that do not fit the request: their names, or a condition's operator and key.</summary>
    public IEnumerable<string> Failures(NaiveRequest request)
    {
        if (!PrincipalFits(request))
            yield return "Principal";
        if (!ActionFits(request))
            yield return "Action";
        if (!ResourceFits(request))
            yield return "Resource";
        foreach (var (op, key, holds) in Conditions(request))
        {
            if (!(holds ?? IsDeny))
                yield return $"{op} {key}";
        }
    }

    /// <summary>How <c>Principal</c> names the caller, once for each entry that does.</summary>
    public IEnumerable<NaiveGrant> Grants(NaiveRequest request) => Names(Json["Principal"], request);

    /// <summary>Every condition's operator and key, and whether it holds; null when the operator does not exist.</summary>
    public IEnumerable<(string Operator, string Key, bool? Holds)> Conditions(NaiveRequest request) =>
        from block in Json["Condition"] as JsonObject ?? []
        from test in block.Value!.AsObject()
        select (block.Key, test.Key, NaiveCondition.IsMet(block.Key, test.Key, Texts(test.Value!), HasVariables, request));

    /// <summary>The values of a list, or the one value that stands for a list of itself.</summary>
    public static IEnumerable<JsonNode> List(JsonNode node) => node is JsonArray array ? array.Select(item => item!) : [node];

    /// <summary>The same as texts: <c>false</c> is <c>"false"</c>.</summary>
    public static List<string> Texts(JsonNode node) => [.. List(node).Select(item => item.ToString())];

    private static IEnumerable<NaiveGrant> Names(JsonNode? principals, NaiveRequest request) => principals switch
    {
        null => [],
        JsonObject keys => keys.SelectMany(key => Texts(key.Value!).Select(entry => request.Principal.NamedBy(key.Key, entry)).OfType<NaiveGrant>()),
        _ => [NaiveGrant.Star],
    };

    private bool PrincipalFits(NaiveRequest request)
    {
        if (Json["NotPrincipal"] is { } excluded)
            return IsDeny && (request.HasBoundary || !Names(excluded, request).Any());
        return Json["Principal"] is null || Grants(request).Any();
    }

    private bool ActionFits(NaiveRequest request)
    {
        bool Fits(string pattern) => NaivePattern.Fits(NaivePattern.Expand(pattern.ToUpperInvariant(), false, true, request)!, request.Action.ToUpperInvariant());
        return Json["Action"] is { } actions ? Texts(actions).Any(Fits) : !Texts(Json["NotAction"]!).Any(Fits);
    }

    private bool ResourceFits(NaiveRequest request)
    {
        if (Json["Resource"] is { } resources)
            return Texts(resources).Any(pattern => ResourceFits(pattern, request) == true);
        if (Json["NotResource"] is not { } excluded)
            return true;

        var fits = Texts(excluded).Select(pattern => ResourceFits(pattern, request)).ToList();
        return !fits.Contains(true) && (IsDeny || !fits.Contains(null));
    }

    /// <summary>Whether a pattern fits the resource; null when a variable in it has no value.</summary>
    private bool? ResourceFits(string pattern, NaiveRequest request)
    {
        if (pattern == "*")
            return true;
        var patterns = pattern.Split(':', 6);
        if (PadsResources)
            patterns = [.. patterns, .. Enumerable.Repeat("*", 6 - patterns.Length)];
        if (patterns.Length < 6)
            return false;

        var globs = patterns.Select((part, index) => NaivePattern.Expand(part, HasVariables && index == 5, true, request)).ToList();
        if (globs.Contains(null))
            return null;
        var parts = request.Resource.Split(':', 6);
        return parts.Length == 6 && globs.Zip(parts).All(pair => NaivePattern.Fits(pair.First!, pair.Second));
    }
}
