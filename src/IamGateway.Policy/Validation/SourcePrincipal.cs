using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>One principal.</summary>
/// <param name="Kind">The key it stands under, for example <c>AWS</c>.</param>
/// <param name="Node">Its text.</param>
internal sealed record SourcePrincipal(string Kind, SourceNode Node)
{
    public string Text => Node.Text;

    public bool IsAws => Kind == "AWS";

    public bool IsService => Kind == "Service";

    public bool IsFederated => Kind == "Federated";

    public bool IsEverybody => IsAws && Text == "*";
}
