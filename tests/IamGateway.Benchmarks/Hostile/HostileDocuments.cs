using System.Text;
using IamGateway.Benchmarks.Reports;
using IamGateway.Policy.Documents;

namespace IamGateway.Benchmarks.Hostile;

/// <summary>The documents that take longest to read, each as long as the parser reads at all, but for the one that is longer.</summary>
internal static class HostileDocuments
{
    private const double Goal = 50_000_000;

    public static IEnumerable<Row> Rows() =>
    [
        Measure("100,000 stars", Policy($"\"Resource\":\"{new string('*', 100_000)}\"")),
        Measure("65,000 stars", Policy($"\"Resource\":\"{new string('*', 65_000)}\"")),
        Measure("65,536 bytes", Policy($"\"Resource\":[{Fill(65_300, number => $"\"arn:aws:s3:::b{number}/*\"")}]")),
        Measure("arrays in arrays", new string('[', PolicyParser.MaximumBytes)),
        Measure("objects in objects", Repeat("{\"a\":", PolicyParser.MaximumBytes)),
        Measure("nested deeply inside a statement", Policy($"\"Resource\":{new string('[', 32_000)}{new string(']', 32_000)}")),
        Measure("one key many times", $"{{{Fill(65_500, _ => "\"a\":1")}}}"),
        Measure("many unknown keys", Policy(Fill(65_300, number => $"\"k{number}\":1"))),
        Measure("many wrong statements", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "{}")}]}}"),
        Measure("many wrong statements, a line each", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "\n1")}]}}"),
        Measure("many short statements", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}")}]}}"),
        Measure("many conditions", Policy($"\"Resource\":\"*\",\"Condition\":{{\"StringLike\":{{{Fill(65_200, number => $"\"aws:k{number}\":\"*\"")}}}}}")),
        Measure("a huge number", Policy($"\"Resource\":\"*\",\"Condition\":{{\"NumericEquals\":{{\"a\":1{new string('0', 65_000)}}}}}")),
        Measure("a huge exponent", Policy($"\"Resource\":\"*\",\"Condition\":{{\"NumericEquals\":{{\"a\":1e{new string('9', 65_000)}}}}}")),
        Measure("many variables", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("${a}", 65_000)}\"")),
        Measure("many open variables", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("${", 65_000)}\"")),
        Measure("many escapes", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("\\u0041", 65_000)}\"")),
    ];

    private static Row Measure(string what, string document)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var time = Stopwatches.Measure(() => PolicyParser.Parse(bytes), rounds: 5, TimeSpan.FromMilliseconds(100));
        return new Row($"hostile document: {what}", time, Unit.Nanoseconds, Goal);
    }

    private static string Policy(string elements) =>
        $"{{\"Version\":\"2012-10-17\",\"Statement\":[{{\"Effect\":\"Deny\",\"Action\":\"s3:GetObject\",{elements}}}]}}";

    private static string Fill(int length, Func<int, string> item)
    {
        var text = new StringBuilder(item(0));
        for (var number = 1; ; number++)
        {
            var next = item(number);
            if (text.Length + next.Length + 1 > length)
                return text.ToString();
            text.Append(',').Append(next);
        }
    }

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
