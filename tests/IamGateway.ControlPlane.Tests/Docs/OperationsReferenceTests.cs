using System.Text;
using IamGateway.ControlPlane.Operations;
using IamGateway.ControlPlane.Tests.Catalogue;

namespace IamGateway.ControlPlane.Tests.Docs;

/// <summary><c>docs/reference/operations.md</c> is what the operation tables say. <c>UPDATE_GOLDEN=1</c> writes it anew.</summary>
public sealed class OperationsReferenceTests
{
    [Fact]
    public void The_page_lists_every_operation_as_it_is()
    {
        var page = Path.Combine(Root(), "docs", "reference", "operations.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(page, Generate());

        Assert.Equal(Generate(), File.Exists(page) ? File.ReadAllText(page) : "");
    }

    private static string Generate()
    {
        var page = new StringBuilder(
            """
            # Operations

            What the control plane answers, from its operation tables. A name that is not here is answered with `InvalidAction` (Query) or `UnknownOperationException` (JSON). How to call them: [administer it with the aws CLI](../how-to/administer-with-aws-cli.md).

            *Access* is the access level of the action `service:Operation`, which the caller must be allowed on the resource. *Condition keys* come beside the global ones. Every operation may also answer `ValidationError`, `AccessDenied`, `ServiceUnavailable` and what is wrong with a signature.

            """);
        foreach (var table in Samples.Services.Tables)
        {
            page.Append($"\n## {table.Service}\n\nVersion {table.Version}, {table.Operations.Count()} operations.\n\n| operation | access | resource | condition keys | errors |\n|---|---|---|---|---|\n");
            foreach (var operation in table.Operations.Select(operation => operation.Descriptor).OrderBy(operation => operation.Name, StringComparer.Ordinal))
                page.Append($"| {operation.Name} | {operation.Level}{Note(operation.Admission)} | `{operation.Resource}` | {Listed(operation.ConditionKeys)} | {Listed(operation.Errors.Select(error => error.Name))} |\n");
        }

        return page.ToString();
    }

    private static string Note(Admission admission) => admission switch
    {
        Admission.NotDenied => ", unless denied",
        Admission.Authenticated => ", needs no permission",
        Admission.Unsigned => ", unsigned",
        _ => "",
    };

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "IamGateway.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
