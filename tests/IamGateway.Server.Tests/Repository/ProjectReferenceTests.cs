using System.Xml.Linq;

namespace IamGateway.Server.Tests.Repository;

public sealed class ProjectReferenceTests
{
    /// <summary>A project references only projects of ranks to its left; two of the same rank do not know each other.</summary>
    private static readonly string[][] LeftToRight =
    [
        ["Policy"], ["Identity", "AspNetCore"], ["Audit"], ["Federation"], ["Proxy"], ["ControlPlane"], ["Web"], ["Server"],
    ];

    [Fact]
    public void A_project_references_only_projects_to_its_left() =>
        SourceTree.AssertNone(
            from project in SourceProjects()
            where project != "Testing"
            from reference in References(project)
            where Rank(reference) >= Rank(project)
            select $"{project} references {reference}",
            "References go from right to left only: " + string.Join(" · ", LeftToRight.Select(rank => string.Join(", ", rank))));

    [Fact]
    public void Every_project_has_a_place_in_the_order() =>
        SourceTree.AssertNone(
            SourceProjects().Where(project => project != "Testing" && Rank(project) < 0),
            "These projects have no place in the order of references:");

    [Fact]
    public void The_testing_project_references_only_the_middleware() =>
        SourceTree.AssertNone(
            SourceProjects().Where(project => project == "Testing").SelectMany(References).Where(reference => reference != "AspNetCore"),
            "IamGateway.Testing may reference only IamGateway.AspNetCore, not:");

    [Fact]
    public void The_engine_has_no_packages_and_no_framework_reference()
    {
        var engine = XDocument.Parse(SourceTree.Read("src/IamGateway.Policy/IamGateway.Policy.csproj"));

        Assert.Empty(engine.Descendants("PackageReference"));
        Assert.Empty(engine.Descendants("FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", (string?)engine.Root!.Attribute("Sdk"));
    }

    [Fact]
    public void Razor_components_live_only_in_the_web_project() =>
        SourceTree.AssertNone(
            SourceTree.Files("src", ".razor", ".cshtml").Where(path => !path.StartsWith("src/IamGateway.Web/", StringComparison.Ordinal)),
            "Razor files outside IamGateway.Web:");

    [Fact]
    public void Every_project_of_the_folders_is_in_the_solution()
    {
        var solution = SourceTree.Read("IamGateway.sln").Replace('\\', '/');

        SourceTree.AssertNone(
            SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj")).Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)),
            "Projects that the solution does not list:");
    }

    private static int Rank(string project) => Array.FindIndex(LeftToRight, rank => rank.Contains(project));

    private static IEnumerable<string> SourceProjects() =>
        SourceTree.Files("src", ".csproj").Select(ShortName);

    private static IEnumerable<string> References(string project) =>
        XDocument.Parse(SourceTree.Read($"src/IamGateway.{project}/IamGateway.{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => ShortName(((string)reference.Attribute("Include")!).Replace('\\', '/')));

    private static string ShortName(string path) =>
        Path.GetFileNameWithoutExtension(path).Replace("IamGateway.", "", StringComparison.Ordinal);
}
