using IamGateway.Policy.Conditions;
using IamGateway.Policy.Tests.Reference;

namespace IamGateway.Policy.Tests.Conditions;

public sealed class Base64TextTests
{
    [Fact]
    public void A_text_equals_the_bytes_it_stands_for_and_no_others()
    {
        var random = new SplitMix64(3);
        for (var length = 0; length < 600; length++)
        {
            var bytes = new byte[length];
            for (var index = 0; index < length; index++)
                bytes[index] = (byte)random.Next(256);
            var text = Convert.ToBase64String(bytes);
            Assert.True(Base64Text.Equals(text, bytes));
            Assert.True(Base64Text.TryRead(text, out var read));
            Assert.Equal(bytes, read);

            Assert.False(Base64Text.Equals(text, [.. bytes, 0]));
            if (length == 0)
                continue;
            bytes[random.Next(length)] ^= 1;
            Assert.False(Base64Text.Equals(text, bytes));
        }
    }

    [Theory]
    [InlineData("%%%%")]
    [InlineData("QQ")]                // no padding
    [InlineData("QQ=")]
    [InlineData("QUI= ")]
    [InlineData("QU I=")]             // white space
    [InlineData("Q Q==   ")]
    [InlineData("QUI=QUI=")]          // padding inside
    [InlineData("====")]
    [InlineData("QUJ_")]              // the URL alphabet
    public void Refuses_what_is_not_base64(string text)
    {
        Assert.False(Base64Text.TryRead(text, out _));
        Assert.False(Base64Text.Equals(text, "AB"u8));
        Assert.False(Base64Text.Equals(text, ""u8));
    }

    [Fact]
    public void Refuses_padding_and_white_space_in_the_middle_of_long_texts()
    {
        var block = Convert.ToBase64String(new byte[192]);
        Assert.True(Base64Text.Equals(block + block, new byte[384]));
        Assert.False(Base64Text.Equals($"{block[..^4]}AA=={block}", new byte[384]));
        Assert.False(Base64Text.Equals($"{block[..^4]}    {block}", new byte[384]));
    }
}
