using System.CommandLine;
using IamGateway.Policy.Documents;

namespace IamGateway.Server.Commands.Policies;

/// <summary>The types of policies in the words of the command line, and in those for people.</summary>
internal static class PolicyTypeNames
{
    /// <summary>The option that says what type files are of.</summary>
    public static Option<string> Option()
    {
        var option = new Option<string>("--type")
        {
            Description = "What the policies are: it says which elements they must and may not have.",
            DefaultValueFactory = _ => "identity",
        };
        option.AcceptOnlyFromAmong("identity", "boundary", "session", "resource", "trust", "scp", "rcp");
        return option;
    }

    /// <summary>The type that the option names.</summary>
    public static PolicyType Read(string name) => name switch
    {
        "boundary" => PolicyType.PermissionsBoundary,
        "session" => PolicyType.Session,
        "resource" => PolicyType.Resource,
        "trust" => PolicyType.Trust,
        "scp" => PolicyType.ServiceControl,
        "rcp" => PolicyType.ResourceControl,
        _ => PolicyType.Identity,
    };

    /// <summary>For programs: the option's words.</summary>
    public static string Short(PolicyType type) => type switch
    {
        PolicyType.PermissionsBoundary => "boundary",
        PolicyType.Session => "session",
        PolicyType.Resource => "resource",
        PolicyType.Trust => "trust",
        PolicyType.ServiceControl => "scp",
        PolicyType.ResourceControl => "rcp",
        _ => "identity",
    };

    /// <summary>For people.</summary>
    public static string Long(PolicyType type) => type switch
    {
        PolicyType.PermissionsBoundary => "permissions boundary",
        PolicyType.Session => "session policy",
        PolicyType.Resource => "resource policy",
        PolicyType.Trust => "trust policy",
        PolicyType.ServiceControl => "service control policy",
        PolicyType.ResourceControl => "resource control policy",
        _ => "identity policy",
    };
}
