using IamGateway.Policy.Indexing;
using IamGateway.Policy.Matching;

namespace IamGateway.Policy.Tests.Indexing;

public sealed class ActionIndexTests
{
    private static readonly string[] Asked = ["s3:GetObject", "S3:GETOBJECT", "s3:PutObject", "s3:Name7", "s3:Other", "ec2:Run", "ec2:", "none", "s3:ü", "S3:Ü"];

    [Theory]
    [InlineData(3, 3)]
    [InlineData(1_200, 600)] // too many to find out beforehand which name matches which pattern
    public void Finds_the_lists_that_match_and_no_others(int names, int patterns)
    {
        ActionPatterns[] lists =
        [
            new(["s3:GetObject", "ec2:Run"], isNegated: false),
            new(["s3:Get*"], isNegated: false),
            new(["s?:*Object"], isNegated: false),
            new(["*"], isNegated: false),
            new(["s3:GetObject"], isNegated: true),
            new(["s3:ü"], isNegated: false),
            new([], isNegated: false),
            new([], isNegated: true),
            .. Enumerable.Range(0, names).Select(number => new ActionPatterns([$"s3:Name{number}"], isNegated: false)),
            .. Enumerable.Range(0, patterns).Select(number => new ActionPatterns([$"s3:*{number}"], isNegated: number % 7 == 0)),
        ];
        var index = new ActionIndex([.. lists]);
        foreach (var action in Asked)
        {
            var bits = new ulong[index.WordCount];
            var found = index.Find(action, bits);
            var expected = Enumerable.Range(0, lists.Length).Where(number => lists[number].Matches(action)).ToList();
            Assert.Equal(expected, Enumerable.Range(0, lists.Length).Where(number => (bits[number / 64] >> (number % 64) & 1) == 1));
            Assert.Equal(expected.Count > 0, found);
        }
    }
}
