using System.Text.Json.Nodes;

namespace IamGateway.ControlPlane.Tests.Iam.Policies;

/// <summary>Policy documents for tests.</summary>
internal static class Documents
{
    /// <summary>Allows an action on everything.</summary>
    public static string Allow(string action, string resource = "*") => Statement(action, new JsonObject { ["Resource"] = resource });

    /// <summary>Lets a principal assume a role.</summary>
    public static string Trust(string principal, string kind = "AWS") => Statement("sts:AssumeRole", new JsonObject { ["Principal"] = new JsonObject { [kind] = principal } });

    /// <summary>A good policy that is so long, white space left out.</summary>
    public static string OfLength(int length)
    {
        const string Resource = "arn:aws:orders:::";
        return Allow("orders:Get", Resource + new string('a', length - Allow("orders:Get", Resource).Length));
    }

    private static string Statement(string action, JsonObject statement)
    {
        statement["Effect"] = "Allow";
        statement["Action"] = action;
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statement) }.ToJsonString();
    }
}
