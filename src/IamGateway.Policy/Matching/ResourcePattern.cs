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
    private readonly ImmutableArray<TextPattern> _components = [];

    private ResourcePattern(string text) => Text = text;

    private ResourcePattern(string text, ImmutableArray<TextPattern> components)
    {
        Text = text;
        _components = components;
        var literal = 0;
        while (literal < Arn.ComponentCount - 1 && components[literal].IsLiteral)
            Prefix += components[literal++].LiteralPrefix + ":";
        Prefix += components[literal].LiteralPrefix;
        Tail = literal == Arn.ComponentCount - 1 ? components[literal] : null;
    }

    /// <summary>The pattern <c>*</c>.</summary>
    public static ResourcePattern Star { get; } = new("*");

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The pattern is <c>*</c>: it matches everything, also what is no ARN.</summary>
    public bool IsStar => ReferenceEquals(this, Star);

    /// <summary>What every resource that matches begins with; empty for <c>*</c>.</summary>
    public string Prefix { get; } = "";

    /// <summary>The last component, when all others are literal: a resource matches that begins with <see cref="Prefix"/> and goes on with the rest of this. Null otherwise.</summary>
    public TextPattern? Tail { get; }

    /// <summary>The keys of the variables in it.</summary>
    public ImmutableArray<ContextKey> VariableKeys => _components.IsEmpty ? [] : _components[^1].VariableKeys;

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
            return new ResourcePattern(text);

        var components = ImmutableArray.CreateBuilder<TextPattern>(Arn.ComponentCount);
        for (var index = 0; index < Arn.ComponentCount; index++)
            components.Add(TextPattern.Parse(arn[index], wildcards: true, variables && index == Arn.ComponentCount - 1, StringComparison.Ordinal));
        return new ResourcePattern(text, components.MoveToImmutable());
    }

    /// <summary>Whether every variable has a value in the request.</summary>
    public bool IsResolved(RequestContext context) => _components.IsEmpty || _components[^1].IsResolved(context);

    /// <summary>Whether the entry matches the request's resource.</summary>
    public bool Matches(in RequestView request)
    {
        if (IsStar)
            return true;
        if (_components.IsEmpty || !request.Resource.StartsWith(Prefix))
            return false;

        var rest = request.Resource;
        foreach (var component in _components.AsSpan()[..^1])
        {
            var end = rest.IndexOf(':');
            if (end < 0 || !component.Matches(rest[..end], request.Context))
                return false; // what has no five colons is matched by * alone
            rest = rest[(end + 1)..];
        }

        return _components[^1].Matches(rest, request.Context);
    }
}
