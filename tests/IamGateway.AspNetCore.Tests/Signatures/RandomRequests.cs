using System.Collections.Immutable;

namespace IamGateway.AspNetCore.Tests.Signatures;

/// <summary>Requests glued together from awkward pieces. Reproducible: a seed gives the same ones again.</summary>
internal sealed class RandomRequests(uint seed)
{
    private static readonly string[] Pieces =
        ["a", "B", "0", "-", ".", "_", "~", "%20", "%2B", "%2f", "%C3%A9", "%ed%95%9c", "é", "한", ":", "@", "$", ",", ";", "!", "*", "'", "(", ")", "[", "|", "%00", "%25", "%3D", "%26", "%23"];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD"];

    private uint _state = seed;

    public TestRequest Next() => new(
        Methods[Below(Methods.Length)],
        $"/{Join("/", 4, notEmpty: true)}{(Below(3) == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, Below(6)).Select(_ => Parameter())))}",
        Text(6),
        [("Host", $"h{Below(9)}.example.com"), .. Headers()]);

    /// <summary>A request in which one character stands for another, is missing or is one too many; in the target, or in a header.</summary>
    public TestRequest Damage(TestRequest request)
    {
        if (Below(2) == 0)
        {
            return request with { Target = Damage(request.Target) };
        }

        var index = Below(request.Headers.Length);
        var (name, value) = request.Headers[index];
        return request with { Headers = request.Headers.SetItem(index, (name, Damage(value))) };
    }

    public int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)(_state % (uint)limit);
    }

    private string Damage(string text)
    {
        var index = Below(text.Length + 1);
        var other = Below(4) == 0 ? "" : ((char)(Below(8) == 0 ? Below(0x10000) : Below(128))).ToString();
        return text[..index] + other + text[Math.Min(text.Length, index + Below(2))..];
    }

    private string Parameter() => Below(4) == 0 ? $"p{Text(2)}" : $"p{Text(2)}={Text(4)}{(Below(4) == 0 ? "=" : "")}{(Below(4) == 0 ? "+" : "")}";

    private ImmutableArray<(string, string)> Headers() =>
        [.. Enumerable.Range(0, Below(5)).Select(_ => ($"X-Header-{Below(3)}", string.Concat(Enumerable.Range(0, Below(6)).Select(_ => Below(2) == 0 ? new string(Below(3) == 0 ? '\t' : ' ', Below(4)) : "vé\"=;,"[Below(6)].ToString()))))];

    private string Join(string separator, int most, bool notEmpty) => string.Join(separator, Enumerable.Range(0, Below(most)).Select(_ => (notEmpty ? "s" : "") + Text(4)));

    private string Text(int most) => string.Concat(Enumerable.Range(0, Below(most + 1)).Select(_ => Pieces[Below(Pieces.Length)]));
}
