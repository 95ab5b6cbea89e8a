using System.Collections.Frozen;

namespace IamGateway.ControlPlane.Operations;

/// <summary>The services of the control plane.</summary>
internal sealed class ServiceCatalogue
{
    private readonly FrozenDictionary<string, (OperationTable Service, OperationBinding Operation)[]>.AlternateLookup<ReadOnlySpan<char>> _routes;

    /// <param name="tables">Their operations.</param>
    public ServiceCatalogue(params IReadOnlyList<OperationTable> tables)
    {
        Tables = tables;
        _routes = tables.Where(table => table.IsRest)
            .SelectMany(table => table.Operations.Select(operation => (table, operation)))
            .GroupBy(one => one.operation.Descriptor.Route!.FirstSegment, StringComparer.Ordinal)
            .ToFrozenDictionary(routes => routes.Key, routes => routes.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<OperationTable> Tables { get; }

    /// <summary>The service of the Query protocol with an API version; null: none.</summary>
    public OperationTable? OfVersion(string version) => Tables.FirstOrDefault(table => table.XmlNamespace is not null && table.Version == version);

    /// <summary>The service of awsJson whose targets begin so; null: none.</summary>
    public OperationTable? OfTarget(string prefix) => Tables.FirstOrDefault(table => table.TargetPrefix == prefix);

    /// <summary>The operation of the REST protocol with a method and a path; null: none.</summary>
    public (OperationTable Service, OperationBinding Operation)? OfRoute(string method, string path)
    {
        // Asked for every request to the public host: most of them are found out by their first segment.
        var rest = path.AsSpan().TrimStart('/');
        var slash = rest.IndexOf('/');
        if (!_routes.TryGetValue(slash < 0 ? rest : rest[..slash], out var routes))
            return null;

        foreach (var route in routes)
        {
            if (route.Operation.Descriptor.Route!.Matches(method, path))
                return route;
        }

        return null;
    }
}
