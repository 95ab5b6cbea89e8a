using System.Buffers;
using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Iam.Values;
using IamGateway.ControlPlane.Operations;

namespace IamGateway.ControlPlane.Iam.Roles;

/// <summary>How roles of services are named and whom they trust. Source: IAM User Guide, "Create a service-linked role".</summary>
internal static class ServiceLinkedRoles
{
    private const string Domain = ".amazonaws.com";

    private static readonly SearchValues<char> ServiceCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    /// <summary>The path that only roles of the service have.</summary>
    public static string Path(ServiceName service) => $"/aws-service-role/{service}/";

    /// <summary>The name of a service's role: <c>AWSServiceRoleForElasticBeanstalk</c> of <c>elastic-beanstalk.amazonaws.com</c>.</summary>
    public static string Name(ServiceName service, RoleNameSuffix? suffix)
    {
        var words = service.Text.Replace(Domain, "", StringComparison.Ordinal).Split(['.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return $"AWSServiceRoleFor{string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}{(suffix is null ? "" : $"_{suffix}")}";
    }

    /// <summary>The trust policy: the service alone.</summary>
    public static string TrustPolicy(ServiceName service) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = service.Text },
            ["Action"] = "sts:AssumeRole",
        }),
    }.ToJsonString();

    /// <exception cref="ApiException">No service can be called so.</exception>
    public static void Require(ServiceName service, string roleName)
    {
        var isService = service.Text.EndsWith(Domain, StringComparison.Ordinal) && service.Text.Length > Domain.Length
            && !service.Text.AsSpan().ContainsAnyExcept(ServiceCharacters);
        if (!isService || roleName.Length > 64)
            throw new ApiException(ErrorCode.InvalidInput, $"Service {service} does not exist.");
    }
}
