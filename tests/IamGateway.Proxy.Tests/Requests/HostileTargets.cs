namespace IamGateway.Proxy.Tests.Requests;

/// <summary>Request targets glued together from the pieces that have broken proxies. Reproducible: a seed gives the same ones again.</summary>
internal static class HostileTargets
{
    private static readonly string[] Pieces =
    [
        "a", "admin", "public", "secret", "ADMIN", "x1", "%41dmin", "%61", "..", ".", "...", "%2e%2e", "%2E", ".%2e", "/", "/", "/", "/", "//", "%2f", "%2F", "%5c", "\\",
        ";", ";x=y", "..;", "%3b", "%252e", "%252f", "%25", "%2525", "%25u002e", "%00", "%0a", "%0d%0a", "%7f", "%09", "%c0%af", "%c0%ae", "%e0%80%af", "%ff", "%ed%a0%80",
        "%c3%a9", "%E6%97%A5", "%ef%bc%8f", "%ef%bc%ae", "%e2%84%aa", "%cc%81", "%e2%80%8b", "%20", "+", "%2B", "%2b", "#", "%23", "?", "?q=", "%3f", "&", "=", ":", "::", "@", "!",
        "$", "*", "~", "'", "(", "%", "%4", "%zz", "|", "\"", "<", "[", "{", "%7B", "%7b", "^", "`", "\u00e9", "\u0080", "\t", "http://evil/", "-", "_", ",", "%2c",
    ];

    public static IEnumerable<string> Make(int count, uint seed)
    {
        var state = seed;
        for (var i = 0; i < count; i++)
        {
            var target = Next(12) switch
            {
                0 => "",
                1 => "/",
                2 => "http://app.test/public/",
                3 or 4 => "/admin/",
                _ => "/public/",
            };
            for (var length = Next(6); length >= 0; length--)
            {
                target += Pieces[Next(Pieces.Length)];
            }
            yield return target;
        }

        int Next(int below)   // xorshift: the runtime's own generator may change between versions
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)below);
        }
    }
}
