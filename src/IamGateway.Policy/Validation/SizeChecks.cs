using System.Text;
using IamGateway.Policy.Documents;

namespace IamGateway.Policy.Validation;

/// <summary>
/// How long policies may be. What a user, group or role has of embedded policies is counted together, where they are stored.
/// Source: IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations User Guide, "Quotas".
/// </summary>
internal static class SizeChecks
{
    private static readonly (PolicyType Type, int Most, bool CountsWhiteSpace, DiagnosticCode Code)[] Rows =
    [
        (PolicyType.Identity,            6_144,  false, DiagnosticCode.Warning("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA")),
        (PolicyType.PermissionsBoundary, 6_144,  false, DiagnosticCode.Warning("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA")),
        (PolicyType.Session,             2_048,  true,  DiagnosticCode.Warning("POLICY_SIZE_EXCEEDS_SESSION_POLICY_QUOTA")),
        (PolicyType.Resource,            20_480, true,  DiagnosticCode.Warning("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA")),
        (PolicyType.Trust,               2_048,  false, DiagnosticCode.Warning("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA")),
        (PolicyType.ServiceControl,      5_120,  true,  DiagnosticCode.Error("POLICY_SIZE_EXCEEDS_SCP_QUOTA")),
        (PolicyType.ResourceControl,     5_120,  true,  DiagnosticCode.Error("POLICY_SIZE_EXCEEDS_RCP_QUOTA")),
    ];

    public static void Check(SourcePolicy policy, DiagnosticList diagnostics)
    {
        var (_, most, countsWhiteSpace, code) = Array.Find(Rows, row => row.Type == policy.Type);
        var text = Encoding.UTF8.GetString(policy.Json);
        var length = countsWhiteSpace ? text.Length : LengthBesideWhiteSpace(text);
        if (length > most)
            diagnostics.Add(code, policy.Root, $"The policy has {length} characters{(countsWhiteSpace ? "" : " beside white space")}, and at most {most} are allowed; shorten or split it.");
    }

    /// <summary>How many characters a document has beside the white space between its tokens. White space in a text is part of the text.</summary>
    public static int LengthBesideWhiteSpace(string json)
    {
        var (length, isInText, isEscaped) = (0, false, false);
        foreach (var character in json)
        {
            if (isInText || character is not (' ' or '\t' or '\n' or '\r'))
                length++;
            if (character == '"' && !isEscaped)
                isInText = !isInText;
            isEscaped = isInText && character == '\\' && !isEscaped;
        }

        return length;
    }
}
