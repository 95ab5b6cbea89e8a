using IamGateway.Policy.Conditions;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// IP address ranges. Private client addresses are only suggested to be looked at: a gateway in front of internal systems sees them.
/// Source: IAM User Guide, "IAM Access Analyzer policy check reference"; RFC 1918 and RFC 4193.
/// </summary>
internal static class AddressChecks
{
    private static readonly DiagnosticCode
        HostBits = DiagnosticCode.Suggestion("IMPROVE_IP_RANGE"),
        Private = DiagnosticCode.Suggestion("PRIVATE_IP_ADDRESS"),
        PrivateSubset = DiagnosticCode.Suggestion("PRIVATE_IP_ADDRESS_SUBSET"),
        NotPrivate = DiagnosticCode.Suggestion("PRIVATE_NOT_IP_ADDRESS"),
        NotPrivateSubset = DiagnosticCode.Suggestion("PRIVATE_NOT_IP_ADDRESS_SUBSET");

    private static readonly IpNetwork[] PrivateNetworks = [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7" }.Select(Network)];

    public static void Check(SourceStatement statement, DiagnosticList diagnostics)
    {
        foreach (var condition in statement.Conditions)
        {
            if (condition.Family != ValueFamily.IpAddress)
                continue;
            foreach (var value in condition.Values)
                CheckHostBits(value, diagnostics);
            if (condition.IsOf("aws:SourceIp"))
                CheckPrivate(condition, diagnostics);
        }
    }

    private static void CheckHostBits(SourceNode value, DiagnosticList diagnostics)
    {
        var slash = value.Text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && IpNetwork.TryRead(value.Text, out var network) && IpValue.TryRead(value.Text.AsSpan(0, slash), out var address) && address != network.Network)
            diagnostics.Add(HostBits, value, $"\"{value.Text}\" has bits set after its prefix, which do not count; write the first address of the block.");
    }

    private static void CheckPrivate(SourceCondition condition, DiagnosticList diagnostics)
    {
        var count = condition.Values.Count(value => IpNetwork.TryRead(value.Text, out var network) && IsPrivate(network));
        if (count == 0)
            return;
        var isAll = count == condition.Values.Length;
        var code = (condition.Operator!.IsNegated, isAll) switch
        {
            (false, true) => Private,
            (false, false) => PrivateSubset,
            (true, true) => NotPrivate,
            (true, false) => NotPrivateSubset,
        };
        diagnostics.AddAtName(code, condition.Key, $"{(isAll ? "The" : "Some")} addresses are private, which is right where the gateway sees the clients of an internal network and wrong where they come over the internet; write their public addresses there.");
    }

    private static bool IsPrivate(IpNetwork network)
    {
        foreach (var block in PrivateNetworks)
        {
            if (block.Contains(network.Network) && (network.Mask.Bits & block.Mask.Bits) == block.Mask.Bits)
                return true;
        }

        return false;
    }

    private static IpNetwork Network(string text) => IpNetwork.TryRead(text, out var network) ? network : default;
}
