using System.Collections.Immutable;
using IamGateway.Policy.Arns;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Policy.Matching;

/// <summary>
/// One entry of <c>Resource</c> or <c>NotResource</c>: <c>*</c>, or an ARN whose six components are patterns of their own. A star
/// stays inside its component and takes in slashes. Letter case counts. Variables stand after the fifth colon only.
/// Source: IAM User Guide, "IAM JSON policy elements: Resource".
/// </summary>
internal sealed class ResourcePattern
{
    private readonly TextPattern? _last;
    private readonly ImmutableArray<TextPattern> _others = [];

    private ResourcePattern(string text, ResourceTest test, string prefix)
    {
        Text = text;
        Test = test;
        Prefix = prefix;
    }

    private ResourcePattern(string text, ReadOnlySpan<char> head, TextPattern last)
        : this(text, last.IsPrefix ? ResourceTest.Nothing : last.IsLiteral ? ResourceTest.End : ResourceTest.Tail, string.Concat(head, last.LiteralPrefix)) =>
        _last = Test == ResourceTest.Tail ? last : null;

    private ResourcePattern(string text, ImmutableArray<TextPattern> others, TextPattern last)
        : this(text, ResourceTest.Components, PrefixOf(others))
    {
        _others = others;
        _last = last;
    }

    /// <summary>The pattern <c>*</c>: it matches everything, also what is no ARN.</summary>
    public static ResourcePattern Star { get; } = new("*", ResourceTest.Nothing, "");

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>What every resource that matches begins with; empty for <c>*</c>.</summary>
    public string Prefix { get; }

    /// <summary>What is left to test of a resource that begins with <see cref="Prefix"/>.</summary>
    public ResourceTest Test { get; }

    /// <summary>A text that every resource which matches contains after <see cref="Prefix"/>; null when there is none.</summary>
    public string? RequiredText => Test == ResourceTest.Tail ? _last!.LongestLiteral : null;

    /// <summary>The keys of the variables in it.</summary>
    public ImmutableArray<ContextKey> VariableKeys => _last?.VariableKeys ?? [];

    /// <summary>Compiles an entry.</summary>
    /// <param name="text">As the policy has it.</param>
    /// <param name="variables">Whether the document's version has variables.</param>
    /// <param name="isPadded">
    /// Whether an ARN that lacks components gets stars for them, as IAM does in the policies it keeps; otherwise it matches nothing.
    /// </param>
    public static ResourcePattern Parse(string text, bool variables, bool isPadded)
    {
        if (text == "*")
            return Star;
        var whole = text;
        while (!Arn.TrySplit(whole, out _) && isPadded)
            whole += ":*";
        if (!Arn.TrySplit(whole, out var arn))
            return new ResourcePattern(text, ResourceTest.Never, text);

        var last = TextPattern.Parse(arn.Resource, wildcards: true, variables, StringComparison.Ordinal);
        var head = whole.AsSpan()[..^arn.Resource.Length];
        if (!head.ContainsAny('*', '?'))
            return new ResourcePattern(text, head, last);

        var others = ImmutableArray.CreateBuilder<TextPattern>(Arn.ComponentCount - 1);
        for (var index = 0; index < Arn.ComponentCount - 1; index++)
            others.Add(TextPattern.Parse(arn[index], wildcards: true, variables: false, StringComparison.Ordinal));
        return new ResourcePattern(text, others.MoveToImmutable(), last);
    }

    /// <summary>Whether every variable has a value in the request.</summary>
    public bool IsResolved(RequestContext context) => _last?.IsResolved(context) != false;

    /// <summary>Whether the entry matches the request's resource.</summary>
    public bool Matches(in RequestView request) =>
        request.Resource.StartsWith(Prefix) && MatchesRest(request, request.Resource[Prefix.Length..]);

    /// <summary>The same for a resource that is known to begin with <see cref="Prefix"/>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="rest">What follows that beginning.</param>
    public bool MatchesRest(in RequestView request, ReadOnlySpan<char> rest) => Test switch
    {
        ResourceTest.Nothing => true,
        ResourceTest.End => rest.IsEmpty,
        ResourceTest.Tail => _last!.MatchesTail(rest, request.Context),
        ResourceTest.Components => MatchesComponents(request),
        _ => false,
    };

    private bool MatchesComponents(in RequestView request)
    {
        var rest = request.Resource;
        foreach (var component in _others)
        {
            var end = rest.IndexOf(':');
            if (end < 0 || !component.Matches(rest[..end], request.Context))
                return false; // what has no five colons is matched by * alone
            rest = rest[(end + 1)..];
        }

        return _last!.Matches(rest, request.Context);
    }

    private static string PrefixOf(ImmutableArray<TextPattern> components)
    {
        var prefix = "";
        foreach (var component in components)
        {
            prefix += component.LiteralPrefix;
            if (!component.IsLiteral)
                break;
            prefix += ":";
        }

        return prefix;
    }
}
