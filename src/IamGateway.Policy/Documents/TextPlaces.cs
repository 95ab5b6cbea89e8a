using System.Text;

namespace IamGateway.Policy.Documents;

/// <summary>Finds the lines and columns of positions in a text; fastest when they are asked for in the order of the text.</summary>
internal sealed class TextPlaces
{
    private readonly byte[] _text;
    private readonly List<(int Byte, int Character)> _lines = [(0, 0)];
    private (int Byte, int Character) _last;

    /// <param name="text">UTF-8.</param>
    public TextPlaces(byte[] text)
    {
        _text = text;
        for (var start = 0; text.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length; start += length + 1)
            _lines.Add((start + length + 1, _lines[^1].Character + Encoding.UTF8.GetCharCount(text.AsSpan(start, length + 1))));
    }

    /// <summary>The piece between two positions in bytes.</summary>
    public TextSpan Between(int start, int end)
    {
        var first = At(start);
        _last = (start, first.Offset);
        return new TextSpan(first, At(end));
    }

    private TextPosition At(int position)
    {
        var line = ~_lines.BinarySearch((position, int.MaxValue)) - 1; // the last that begins at the position or before it
        var known = _last.Byte >= _lines[line].Byte && _last.Byte <= position ? _last : _lines[line];
        var offset = known.Character + Encoding.UTF8.GetCharCount(_text.AsSpan(known.Byte, position - known.Byte));
        return new TextPosition(line + 1, offset - _lines[line].Character + 1, offset);
    }
}
