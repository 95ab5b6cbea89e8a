using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Tests.Catalogue;

/// <summary>The model of a service that the installed aws CLI carries, and that it reads answers by.</summary>
internal sealed class ServiceModel
{
    private const string Locate =
        "import importlib\nfor name in ('awscli.botocore', 'botocore'):\n    try:\n        print(list(importlib.import_module(name).__path__)[0]); break\n    except ImportError: pass";

    private readonly JsonObject _model;

    private readonly bool _isRest;

    private ServiceModel(JsonObject model)
    {
        _model = model;
        _isRest = model["metadata"]!["protocol"]!.GetValue<string>() == "rest-json";
    }

    /// <exception cref="InvalidOperationException">The aws CLI is not installed.</exception>
    public static ServiceModel Of(string service, string version)
    {
        var folder = Folders().FirstOrDefault(Directory.Exists)
            ?? throw new InvalidOperationException("The aws CLI is missing. Install it (on Debian, as root: apt-get install awscli), or run ./build.sh quick, which needs none.");
        var file = Path.Combine(folder, "data", service == "access-analyzer" ? "accessanalyzer" : service, version, "service-2.json");
        using var stream = File.Exists(file) ? File.OpenRead(file) : (Stream)new GZipStream(File.OpenRead(file + ".gz"), CompressionMode.Decompress);
        return new ServiceModel(JsonNode.Parse(stream)!.AsObject());
    }

    public JsonObject Shape(string name) => _model["shapes"]![name]!.AsObject();

    /// <summary>The input or output structure of an operation; null: it has none.</summary>
    public JsonObject? Structure(string operation, string side) =>
        _model["operations"]![operation]![side]?["shape"] is { } shape ? Shape(shape.GetValue<string>()) : null;

    public bool Has(string operation) => _model["operations"]!.AsObject().ContainsKey(operation);

    /// <summary>Names of the members that a structure always has, as records have them.</summary>
    public IEnumerable<string> Required(JsonObject structure) => structure["required"]?.AsArray().Select(member => InRecords(member!.GetValue<string>())) ?? [];

    /// <summary>Members of a structure, named as records have them, with the shapes of their values.</summary>
    public IEnumerable<(string Name, JsonObject Shape)> Members(JsonObject structure) =>
        structure["members"]!.AsObject().Select(member => (InRecords(member.Key), Shape(member.Value!["shape"]!.GetValue<string>())));

    /// <summary>Services of the REST protocol write small first letters.</summary>
    private string InRecords(string name) => _isRest ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    private static IEnumerable<string> Folders()
    {
        foreach (var python in (string[])["python3", "/usr/bin/python3"])
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", Locate]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            var folder = process!.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (folder.Length > 0)
                yield return folder;
        }
    }
}
