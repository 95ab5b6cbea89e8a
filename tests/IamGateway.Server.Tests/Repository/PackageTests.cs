using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace IamGateway.Server.Tests.Repository;

public sealed partial class PackageTests
{
    [Fact]
    public void Every_package_version_is_exact() =>
        SourceTree.AssertNone(
            from package in Xml("Directory.Packages.props").Descendants("PackageVersion")
            where !ExactVersion().IsMatch((string)package.Attribute("Version")!)
            select $"{(string?)package.Attribute("Include")} {(string?)package.Attribute("Version")}",
            "Directory.Packages.props pins exact versions, not ranges or wildcards:");

    [Fact]
    public void Versions_stand_only_in_the_central_list() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj"))
            from package in Xml(path).Descendants("PackageReference")
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select $"{path}: {(string?)package.Attribute("Include")}",
            "Package versions belong into Directory.Packages.props:");

    [Fact]
    public void Every_listed_package_is_used()
    {
        var used = SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj", ".props")).Append("Directory.Build.props")
            .SelectMany(path => Xml(path).Descendants("PackageReference"))
            .Select(package => (string?)package.Attribute("Include"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var locked = string.Concat(SourceTree.Files(".", "packages.lock.json").Select(SourceTree.Read));

        SourceTree.AssertNone(
            from package in Xml("Directory.Packages.props").Descendants("PackageVersion")
            let name = (string)package.Attribute("Include")!
            where !used.Contains(name) && !locked.Contains($"\"{name}\": {{", StringComparison.Ordinal)
            select name,
            "Packages that nothing uses:");
    }

    [Fact]
    public void Every_project_has_a_lock_file() =>
        SourceTree.AssertNone(
            SourceTree.Files("src", ".csproj").Concat(SourceTree.Files("tests", ".csproj"))
                .Where(path => !File.Exists(Path.Combine(Path.GetDirectoryName(SourceTree.PathOf(path))!, "packages.lock.json"))),
            "Projects without packages.lock.json:");

    [Fact]
    public void Npm_packages_of_peers_are_exact_and_locked() =>
        SourceTree.AssertNone(
            from path in SourceTree.Files("tests", "/package.json")
            from finding in NpmFindings(path)
            select $"{path}: {finding}",
            "Peers from npm name exact versions and have a package-lock.json:");

    private static IEnumerable<string> NpmFindings(string path)
    {
        if (!File.Exists(SourceTree.PathOf(path.Replace("package.json", "package-lock.json", StringComparison.Ordinal))))
        {
            yield return "no package-lock.json";
        }

        using var package = System.Text.Json.JsonDocument.Parse(SourceTree.Read(path));
        if (package.RootElement.TryGetProperty("dependencies", out var dependencies))
        {
            foreach (var dependency in dependencies.EnumerateObject().Where(one => !ExactVersion().IsMatch(one.Value.GetString()!)))
            {
                yield return $"{dependency.Name} {dependency.Value}";
            }
        }
    }

    private static XDocument Xml(string path) => XDocument.Parse(SourceTree.Read(path));

    [GeneratedRegex(@"^\d+\.\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z.]+)?$", RegexOptions.None, 1000)]
    private static partial Regex ExactVersion();
}
