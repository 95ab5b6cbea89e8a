namespace IamGateway.ControlPlane.Operations;

/// <summary>The services of the control plane.</summary>
/// <param name="tables">Their operations.</param>
internal sealed class ServiceCatalogue(params IReadOnlyList<OperationTable> tables)
{
    public IReadOnlyList<OperationTable> Tables => tables;

    /// <summary>The service of the Query protocol with an API version; null: none.</summary>
    public OperationTable? OfVersion(string version) => tables.FirstOrDefault(table => table.XmlNamespace is not null && table.Version == version);

    /// <summary>The service of awsJson whose targets begin so; null: none.</summary>
    public OperationTable? OfTarget(string prefix) => tables.FirstOrDefault(table => table.TargetPrefix == prefix);
}
