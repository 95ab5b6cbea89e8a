using System.Text.Json;
using IamGateway.Policy.Evaluation;

namespace IamGateway.Server.Commands.Policies;

/// <summary>What a case of a test expects.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="Reason">What leads to it; null: anything may.</param>
internal sealed record ExpectedDecision(DecisionOutcome Outcome, DecisionReason? Reason)
{
    /// <summary>Reads <c>expect</c> and <c>expectReason</c>.</summary>
    /// <exception cref="CaseFormatException">They are missing or name nothing that there is.</exception>
    public static ExpectedDecision Read(JsonElement root)
    {
        var node = new CaseNode("", root);
        node.Members();
        return new ExpectedDecision(
            Named<DecisionOutcome>(node.Require("expect")),
            node.Find("expectReason") is { } reason ? Named<DecisionReason>(reason) : null);
    }

    public bool Matches(Decision decision) => decision.Outcome == Outcome && (Reason is null || decision.Reason == Reason);

    public override string ToString() => Reason is null ? $"{Outcome}" : $"{Outcome}, {Reason}";

    private static T Named<T>(CaseNode node)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        return Array.IndexOf(names, node.Text()) is >= 0 and var index
            ? Enum.GetValues<T>()[index]
            : throw new CaseFormatException($"{node.Path} must be one of {string.Join(", ", names)}.");
    }
}
