using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace IamGateway.Proxy.Services;

/// <summary>
/// The resource of an action: <c>*</c>, or an ARN in which <c>{account}</c> and <c>{region}</c> are the service's and <c>{name}</c>, in the ARN's last part
/// only, is what the path holds there. Values go in as they are, once: a wildcard or colon in one is text, and cannot reach another part of the ARN.
/// </summary>
internal sealed class ResourceTemplate
{
    /// <summary>The placeholder of the service's account.</summary>
    public const string Account = "account";

    /// <summary>The placeholder of the service's region.</summary>
    public const string Region = "region";

    private const int ArnParts = 6;
    private readonly ImmutableArray<Piece> _pieces;
    private readonly string? _constant;

    private ResourceTemplate(ImmutableArray<Piece> pieces)
    {
        _pieces = pieces;
        _constant = pieces.All(piece => piece.Parameter < 0) ? string.Concat(pieces.Select(piece => piece.Text)) : null;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="path">The path whose parameters it may name.</param>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public static string? Parse(string text, PathTemplate path, ResourceOwner owner, out ResourceTemplate template)
    {
        template = new ResourceTemplate([new Piece(text, -1)]);
        if (text == "*")
        {
            return null;
        }
        var last = text.Split(':', ArnParts);
        if (last.Length < ArnParts || last[0] != "arn" || last[1].Length == 0 || last[2].Length == 0 || last[^1].Length == 0)
        {
            return "must be '*' or an ARN such as arn:aws:orders:{region}:{account}:order/{id}";
        }
        if (text.Any(character => character is '*' or '?' or '$' || char.IsControl(character) || char.IsWhiteSpace(character)))
        {
            return "names one resource: '*', '?', '$' and spaces have no place in it";
        }
        var builder = ImmutableArray.CreateBuilder<Piece>();
        if (ParsePieces(text, text.Length - last[^1].Length, path, owner, builder) is { } problem)
        {
            return problem;
        }
        template = new ResourceTemplate(builder.ToImmutable());
        return null;
    }

    private static string? ParsePieces(string text, int lastPart, PathTemplate path, ResourceOwner owner, ImmutableArray<Piece>.Builder pieces)
    {
        for (var i = 0; i < text.Length;)
        {
            var open = text.IndexOf('{', i);
            var literal = open < 0 ? text[i..] : text[i..open];
            if (literal.Contains('}', StringComparison.Ordinal))
            {
                return "has a '}' without its '{'";
            }
            pieces.Add(new Piece(literal, -1));
            if (open < 0)
            {
                return null;
            }
            var close = text.IndexOf('}', open);
            var name = close < 0 ? text[open..] : text[(open + 1)..close];
            var parameter = path.Parameters.IndexOf(name);
            if (name is Account or Region)
            {
                pieces.Add(new Piece(name == Account ? owner.AccountId : owner.Region, -1));
            }
            else if (parameter < 0)
            {
                return $"'{{{name}}}' is not a parameter of Path";
            }
            else if (open < lastPart)
            {
                return $"'{{{name}}}' stands before the ARN's last part, where only {{region}} and {{account}} may vary";
            }
            else
            {
                pieces.Add(new Piece("", parameter));
            }
            i = close + 1;
        }
        return null;
    }

    /// <summary>The resource of a request.</summary>
    /// <param name="values">Where in <paramref name="path"/> the path template's parameters were found, in its order.</param>
    public string Fill(ReadOnlySpan<char> path, ReadOnlySpan<Range> values)
    {
        if (_constant is not null)
        {
            return _constant;
        }
        var text = new DefaultInterpolatedStringHandler(path.Length, _pieces.Length, provider: null, stackalloc char[256]);
        foreach (var piece in _pieces)
        {
            text.AppendFormatted(piece.Parameter < 0 ? piece.Text : path[values[piece.Parameter]]);
        }
        return text.ToStringAndClear();
    }

    private readonly record struct Piece(string Text, int Parameter);
}
