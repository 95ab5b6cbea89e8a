using System.Text;
using IamGateway.Identity.Principals;
using IamGateway.Policy.Documents;
using IamGateway.Policy.Validation;

namespace IamGateway.Identity.Tests.Docs;

/// <summary><c>docs/reference/managed-policies.md</c> is what the files of the policies say. <c>UPDATE_GOLDEN=1</c> writes it anew.</summary>
public sealed class ManagedPoliciesReferenceTests
{
    private const string Folder = "../../src/IamGateway.Identity/Principals/BuiltIn";

    [Fact]
    public void The_page_lists_every_policy_as_it_is()
    {
        var page = Path.Combine(RepositoryFolder.Path, "docs", "reference", "managed-policies.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(page, Generate());

        Assert.Equal(Generate(), File.Exists(page) ? File.ReadAllText(page) : "");
    }

    private static string Generate()
    {
        var page = new StringBuilder(
            """
            # Managed policies

            The managed policies that ship with the gateway. They belong to no account, so every account can attach them; nobody can change them. Names and ARNs are AWS's, what they say is the gateway's own ([why](../aws-divergences.md#managed-policies)):

            ```sh
            aws iam list-policies --scope AWS
            aws iam get-policy-version --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess --version-id v1
            aws iam attach-group-policy --group-name Viewer --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess
            ```

            They are a start, wider than any one task needs, and they only allow: what one of them does not allow, another policy of the same principal may. Groups that have them, with what everybody must keep to, are in [a foundation for a company's account](../../samples/foundation/README.md).

            A new version of the gateway can bring a new version of a policy. It becomes the default one when the gateway starts, and so applies wherever the policy is attached; the former ones, up to four, stay for you to compare.

            *Warns of* is what [validation](policy-findings.md) says of the document and what its name cannot do without.

            """);
        foreach (var family in BuiltInPolicy.All.GroupBy(policy => policy.Path).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## arn:aws:iam::aws:policy{family.Key}\n\n| policy | allows | warns of |\n|---|---|---|\n");
            foreach (var policy in family)
                page.Append($"| [{policy.Name}]({Folder}/{policy.Name}.json) | {policy.Description} | {string.Join(", ", Warnings(policy))} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<string> Warnings(BuiltInPolicy policy) =>
        from finding in PolicyValidator.Validate(policy.Document, PolicyType.Identity)
        where finding.Severity == DiagnosticSeverity.SecurityWarning
        group finding by finding.Code into code
        orderby code.Key
        select $"`{code.Key}`";
}
