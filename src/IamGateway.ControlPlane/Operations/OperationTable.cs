namespace IamGateway.ControlPlane.Operations;

/// <summary>The operations of one service: the only place where they are listed.</summary>
/// <param name="Service">Name of the service in credential scopes, for example <c>iam</c>.</param>
/// <param name="Version">Version of its API, for example <c>2010-05-08</c>.</param>
/// <param name="EventSource">What management events call it, for example <c>iam.amazonaws.com</c>.</param>
internal sealed record OperationTable(string Service, string Version, string EventSource)
{
    private readonly Dictionary<string, OperationBinding> _operations = new(StringComparer.Ordinal);

    /// <summary>Prefix of <c>X-Amz-Target</c> up to the dot; null: the service does not speak awsJson.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>Namespace of its XML; null: it does not speak the Query protocol.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>True: it speaks restJson, and each of its operations has a route.</summary>
    public bool IsRest { get; init; }

    /// <summary>Every operation, in the order of the table.</summary>
    public IEnumerable<OperationBinding> Operations => _operations.Values;

    /// <summary>Adds an operation.</summary>
    /// <exception cref="ArgumentException">It is in the table.</exception>
    public OperationTable Add<TOperation>()
        where TOperation : IOperation
    {
        _operations.Add(TOperation.Descriptor.Name, TOperation.Bind());
        return this;
    }

    /// <summary>The operation of a name, exactly so spelt; null: not implemented.</summary>
    public OperationBinding? Find(string name) => _operations.GetValueOrDefault(name);
}
