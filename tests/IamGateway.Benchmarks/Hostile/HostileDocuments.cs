using System.Text;
using IamGateway.Benchmarks.Reports;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Benchmarks.Hostile;

/// <summary>The documents that take longest to read, each as long as the parser reads at all, but for the one that is longer.</summary>
internal static class HostileDocuments
{
    private const double Goal = 50_000_000;

    /// <summary>What the slowest of them takes to parse, and to validate.</summary>
    public static IEnumerable<Row> Rows()
    {
        var documents = Documents();
        yield return Worst("parse", documents, bytes => PolicyParser.Parse(bytes));
        yield return Worst("validate", documents, bytes => PolicyValidator.Validate(bytes, PolicyType.Identity));
    }

    private static List<(string What, byte[] Bytes)> Documents() =>
    [
        Document("100,000 stars", Policy($"\"Resource\":\"{new string('*', 100_000)}\"")),
        Document("65,000 stars", Policy($"\"Resource\":\"{new string('*', 65_000)}\"")),
        Document("65,536 bytes", Policy($"\"Resource\":[{Fill(65_300, number => $"\"arn:aws:s3:::b{number}/*\"")}]")),
        Document("arrays in arrays", new string('[', PolicyParser.MaximumBytes)),
        Document("objects in objects", Repeat("{\"a\":", PolicyParser.MaximumBytes)),
        Document("nested deeply inside a statement", Policy($"\"Resource\":{new string('[', 32_000)}{new string(']', 32_000)}")),
        Document("one key many times", $"{{{Fill(65_500, _ => "\"a\":1")}}}"),
        Document("many unknown keys", Policy(Fill(65_300, number => $"\"k{number}\":1"))),
        Document("many wrong statements", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "{}")}]}}"),
        Document("many wrong statements, a line each", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "\n1")}]}}"),
        Document("many short statements", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{Fill(65_400, _ => "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}")}]}}"),
        Document("many conditions", Policy($"\"Resource\":\"*\",\"Condition\":{{\"StringLike\":{{{Fill(65_200, number => $"\"aws:k{number}\":\"*\"")}}}}}")),
        Document("a huge number", Policy($"\"Resource\":\"*\",\"Condition\":{{\"NumericEquals\":{{\"a\":1{new string('0', 65_000)}}}}}")),
        Document("a huge exponent", Policy($"\"Resource\":\"*\",\"Condition\":{{\"NumericEquals\":{{\"a\":1e{new string('9', 65_000)}}}}}")),
        Document("many variables", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("${a}", 65_000)}\"")),
        Document("many open variables", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("${", 65_000)}\"")),
        Document("many escapes", Policy($"\"Resource\":\"arn:aws:s3:::{Repeat("\\u0041", 65_000)}\"")),
    ];

    private static Row Worst(string verb, List<(string What, byte[] Bytes)> documents, Action<byte[]> read)
    {
        var (time, what) = documents
            .Select(document => (Stopwatches.Measure(() => read(document.Bytes), rounds: 5, TimeSpan.FromMilliseconds(50)), document.What))
            .Max();
        return new Row($"{verb}, the slowest of {documents.Count} hostile documents: {what}", time, Unit.Nanoseconds, Goal);
    }

    private static (string What, byte[] Bytes) Document(string what, string text) => (what, Encoding.UTF8.GetBytes(text));

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
