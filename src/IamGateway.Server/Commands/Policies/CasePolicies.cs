using System.Collections.Immutable;
using System.Text.Json;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>
/// Reads and compiles the policies of cases. Cases that follow each other often have the same policies, so compiled sets are kept by
/// the text they were made from, up to a bound. Not thread-safe.
/// </summary>
/// <param name="folder">Where files lie that policies name instead of a document; null: they may not.</param>
internal sealed class CasePolicies(CaseFolder? folder)
{
    /// <summary>How much policy text is kept, in characters. When it is full, keeping starts anew.</summary>
    private const int MaximumKept = 4 * 1_024 * 1_024;

    private readonly Dictionary<(PolicyType Type, string Text), CompiledPolicySet> _sets = [];
    private int _kept;

    /// <summary>For the cases of a file: policies may name files from its folder, or the current one for standard input.</summary>
    public static CasePolicies WithFilesBeside(string file) => new(new CaseFolder(file == "-" ? "." : Path.GetDirectoryName(Path.GetFullPath(file))!));

    /// <summary>The policies that apply. A list that is absent does not apply; one that is empty allows nothing.</summary>
    /// <exception cref="CaseFormatException">They cannot be read.</exception>
    public PolicySets Read(CaseNode? node)
    {
        if (node is not { } policies)
            return PolicySets.None;
        policies.AllowOnly("identity", "boundary", "session", "resource", "organization", "resourceControl");
        return new PolicySets(ReadList(PolicyType.Identity, policies.Find("identity")) ?? CompiledPolicySet.Empty)
        {
            Boundary = ReadList(PolicyType.PermissionsBoundary, policies.Find("boundary")),
            Session = ReadList(PolicyType.Session, policies.Find("session")),
            Resource = policies.Find("resource") is { } resource ? Keep(PolicyType.Resource, resource, () => [ReadSource(resource, PolicyType.Resource)]) : null,
            ServiceControl = ReadLevels(PolicyType.ServiceControl, policies.Find("organization")),
            ResourceControl = ReadLevels(PolicyType.ResourceControl, policies.Find("resourceControl")),
        };
    }

    /// <summary>One set a level. A list without levels allows nothing, like every other list that is empty.</summary>
    private ImmutableArray<CompiledPolicySet>? ReadLevels(PolicyType type, CaseNode? levels)
    {
        if (levels is null)
            return null;
        ImmutableArray<CompiledPolicySet> sets = [.. levels.Value.Items().Select(level => ReadList(type, level)!)];
        return sets.IsEmpty ? [CompiledPolicySet.Empty] : sets;
    }

    private CompiledPolicySet? ReadList(PolicyType type, CaseNode? list) =>
        list is { } policies ? Keep(type, policies, () => policies.Items().Select(policy => ReadSource(policy, type))) : null;

    private CompiledPolicySet Keep(PolicyType type, CaseNode node, Func<IEnumerable<PolicySource>> read)
    {
        var text = node.Json.GetRawText();
        if (_sets.TryGetValue((type, text), out var kept))
            return kept;

        var set = PolicyCompiler.Compile(type, read());
        if (_kept + text.Length > MaximumKept)
        {
            _sets.Clear();
            _kept = 0;
        }

        _sets[(type, text)] = set;
        _kept += text.Length;
        return set;
    }

    /// <summary>A policy without a name is called by its file or its place.</summary>
    private PolicySource ReadSource(CaseNode policy, PolicyType type)
    {
        policy.AllowOnly("name", "document", "file");
        var file = policy.Find("file");
        if (file is not null && folder is null)
            throw new CaseFormatException($"{file.Value.Path}: only policy test and policy explain read files; write the document here.");
        if (file is not null && policy.Find("document") is not null)
            throw new CaseFormatException($"{policy.Path} has a document and names a file; keep one.");
        var node = file ?? policy.Require("document");
        var (document, diagnostics) = file is null ? Parse(node, type) : PolicyParser.Parse(folder!.Read(node).Span, type);
        return document is not null
            ? new PolicySource(policy.Find("name")?.Text() ?? file?.Text() ?? policy.Path, null, document)
            : throw new CaseFormatException($"{node.Path}: {string.Join(" ", diagnostics)}");
    }

    /// <summary>A document is written as it is, or as a string that holds it.</summary>
    private static PolicyParseResult Parse(CaseNode document, PolicyType type) => document.Json.ValueKind switch
    {
        JsonValueKind.Object => PolicyParser.Parse(document.Json.GetRawText(), type),
        JsonValueKind.String => PolicyParser.Parse(document.Text(), type),
        _ => throw new CaseFormatException($"{document.Path} must be a policy: an object, or a string that holds one."),
    };
}
