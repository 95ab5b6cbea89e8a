using System.Globalization;
using IamGateway.Policy.Analysis;

namespace IamGateway.ControlPlane.AccessAnalyzer;

/// <summary>Why an access check failed.</summary>
/// <param name="StatementIndex">Position of the statement in the policy, from 0.</param>
/// <param name="StatementId">Null: it has none.</param>
internal sealed record ReasonView(string Description, int StatementIndex, string? StatementId)
{
    public static ReasonView Of(CounterExample found, string access)
    {
        var statement = found.Statement;
        var sid = statement.Sid is null ? "" : $"sid: {statement.Sid}, ";
        var principal = found.Principal is null ? "" : $" by {found.Principal.Text}";
        var context = string.Join(", ", found.Context.Select(Text));
        return new ReasonView(
            string.Create(CultureInfo.InvariantCulture, $"{access} in the statement with {sid}index: {statement.Index}. For example {found.Action} on {found.Resource}{principal}{(context.Length == 0 ? "" : $" where {context}")}."),
            statement.Index,
            statement.Sid);
    }

    private static string Text(CounterExampleKey key) => key.Values is { } values ? $"{key.Key} is {string.Join(" and ", values.Select(value => $"'{value}'"))}" : $"{key.Key} is absent";
}
