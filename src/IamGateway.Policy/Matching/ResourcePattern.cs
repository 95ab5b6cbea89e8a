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
    private readonly bool _isStar;
    private readonly ImmutableArray<TextPattern> _components = [];
    private readonly int _firstOpen;
    private readonly bool _isPrefix;

    private ResourcePattern(bool isStar) => _isStar = isStar;

    private ResourcePattern(ImmutableArray<TextPattern> components)
    {
        _components = components;
        _firstOpen = 0;
        while (_firstOpen < Arn.ComponentCount - 1 && components[_firstOpen].IsLiteral)
            Prefix += components[_firstOpen++].LiteralPrefix + ":";
        Prefix += components[_firstOpen].LiteralPrefix;
        _isPrefix = _firstOpen == Arn.ComponentCount - 1 && components[_firstOpen].IsPrefix;
    }

    /// <summary>What every resource that matches begins with; empty for <c>*</c>.</summary>
    public string Prefix { get; } = "";

    /// <summary>Compiles an entry. One that is neither <c>*</c> nor has six components matches nothing.</summary>
    public static ResourcePattern Parse(string text, bool variables)
    {
        if (text == "*" || !Arn.TrySplit(text, out var arn))
            return new ResourcePattern(text == "*");

        var components = ImmutableArray.CreateBuilder<TextPattern>(Arn.ComponentCount);
        for (var index = 0; index < Arn.ComponentCount; index++)
            components.Add(TextPattern.Parse(arn[index], wildcards: true, variables && index == Arn.ComponentCount - 1, StringComparison.Ordinal));
        return new ResourcePattern(components.MoveToImmutable());
    }

    /// <summary>Whether every variable has a value in the request.</summary>
    public bool IsResolved(RequestContext context) => _components.IsEmpty || _components[^1].IsResolved(context);

    /// <summary>Whether the entry matches the request's resource.</summary>
    public bool Matches(in RequestView request)
    {
        if (_isStar)
            return true;
        if (_components.IsEmpty || !request.HasArn || !request.Resource.StartsWith(Prefix))
            return false;
        if (_isPrefix)
            return true;

        for (var index = _firstOpen; index < _components.Length; index++) // the components before are in the prefix
        {
            if (!_components[index].Matches(request.Arn[index], request.Context))
                return false;
        }

        return true;
    }
}
