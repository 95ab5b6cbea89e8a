using System.Buffers;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>Identifiers of virtual networks and their endpoints. Source: IAM User Guide, "IAM Access Analyzer policy check reference".</summary>
internal static class VpcChecks
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private static readonly (string Key, string Prefix, DiagnosticCode Code)[] Rows =
    [
        ("aws:SourceVpc",  "vpc-",  DiagnosticCode.Error("INVALID_VPC_FORMAT")),
        ("aws:SourceVpce", "vpce-", DiagnosticCode.Error("INVALID_VPCE_FORMAT")),
    ];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.Family != ValueFamily.String || Array.Find(Rows, row => condition.IsOf(row.Key)) is not { Code: { } code } row)
                continue;
            foreach (var value in condition.Values)
            {
                var isPattern = value.Text.Contains("${", StringComparison.Ordinal) || (condition.HasWildcards && value.Text.AsSpan().ContainsAny('*', '?'));
                if (!isPattern && !IsId(value.Text, row.Prefix))
                    diagnostics.Add(code, value, $"\"{Excerpt.Of(value.Text)}\" is no identifier of this kind; write {row.Prefix} and 8 or 17 hexadecimal digits.");
            }
        }
    }

    private static bool IsId(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal)
        && text.Length - prefix.Length is 8 or 17
        && text.AsSpan(prefix.Length).IndexOfAnyExcept(HexDigits) < 0;
}
