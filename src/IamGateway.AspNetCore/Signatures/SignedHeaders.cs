using System.Buffers;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace IamGateway.AspNetCore.Signatures;

/// <summary>The names of the headers that are signed, as the request lists them: lower-case, sorted, separated by semicolons.</summary>
internal readonly ref struct SignedHeaders(ReadOnlySpan<char> list)
{
    private const int MaxNames = 100;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>What clients sign, so that a name becomes a string without a new one.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UsualNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "accept", "accept-encoding", "amz-sdk-invocation-id", "amz-sdk-request", "content-encoding", "content-length", "content-md5", "content-type", "date", "host", "range", "user-agent",
        "x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amz-target", "x-amz-user-agent").GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _list = list;

    /// <summary>The list as it is signed.</summary>
    public ReadOnlySpan<char> List => _list;

    /// <summary>What is wrong with the list for this request; null: nothing.</summary>
    public string? Problem(IHeaderDictionary headers, bool isPresigned)
    {
        if (!IsSortedAndUnique())
        {
            return "SignedHeaders must list lower-case header names, sorted, each once.";
        }

        if (!Contains("host"))
        {
            return "'Host' must be a 'SignedHeader' in the AWS Authorization.";
        }

        foreach (var (name, _) in headers)
        {
            if (MustBeSigned(name, isPresigned) && !Contains(name))
            {
                return $"'{name.ToLowerInvariant()}' must be a 'SignedHeader' in the AWS Authorization.";
            }
        }

        return null;
    }

    /// <summary>Writes each header with its values. False: one of them is not in the request.</summary>
    public bool TryWrite(IHeaderDictionary headers, ref CanonicalWriter writer)
    {
        foreach (var range in _list.Split(';'))
        {
            var name = _list[range];
            if (!headers.TryGetValue(UsualNames.TryGetValue(name, out var usual) ? usual : name.ToString(), out var values) || values.Count == 0)
            {
                return false;
            }

            writer.Append(name);
            for (var index = 0; index < values.Count; index++)
            {
                writer.Append(index == 0 ? (byte)':' : (byte)',');
                WriteTidied(values[index], ref writer);
            }

            writer.Append((byte)'\n');
        }

        return true;
    }

    /// <summary>
    /// Every header of AWS's, for each can change what a request means. Two need not be in the list: the payload hash, because it is a line of the canonical request,
    /// and the date beside a presigned one, because nothing reads it.
    /// </summary>
    private static bool MustBeSigned(string name, bool isPresigned) =>
        name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
        && !name.Equals(RequestSignature.PayloadHashName, StringComparison.OrdinalIgnoreCase)
        && !(isPresigned && name.Equals(RequestSignature.DateName, StringComparison.OrdinalIgnoreCase));

    private bool Contains(string wanted)
    {
        foreach (var range in _list.Split(';'))
        {
            if (_list[range].Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSortedAndUnique()
    {
        ReadOnlySpan<char> last = default;
        if (_list.Count(';') >= MaxNames)
        {
            return false;
        }

        foreach (var range in _list.Split(';'))
        {
            var name = _list[range];
            if (name.SequenceCompareTo(last) <= 0 || name.ContainsAnyExcept(NameCharacters))
            {
                return false;
            }

            last = name;
        }

        return true;
    }

    /// <summary>Without white space around it, and with one space for each run of it within, also between quotation marks.</summary>
    private static void WriteTidied(ReadOnlySpan<char> value, ref CanonicalWriter writer)
    {
        value = value.Trim(" \t");
        for (var space = value.IndexOfAny(' ', '\t'); space >= 0; space = value.IndexOfAny(' ', '\t'))
        {
            writer.Append(value[..space]);
            writer.Append((byte)' ');
            value = value[(space + 1)..].TrimStart(" \t");
        }

        writer.Append(value);
    }
}
