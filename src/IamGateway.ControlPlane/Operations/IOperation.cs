namespace IamGateway.ControlPlane.Operations;

/// <summary>What an operation table needs of an operation.</summary>
internal interface IOperation
{
    static abstract OperationDescriptor Descriptor { get; }

    static abstract OperationBinding Bind();
}

/// <summary>One operation of a service. An instance handles one call.</summary>
/// <typeparam name="TSelf">The operation.</typeparam>
/// <typeparam name="TRequest">A record: constructor parameters are required members, <c>init</c> properties optional ones.</typeparam>
/// <typeparam name="TResponse">A record with the members of the answer; <see cref="NoResponse"/>: the service's model has none.</typeparam>
internal interface IOperation<TSelf, TRequest, TResponse> : IOperation
    where TSelf : class, IOperation<TSelf, TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    static OperationBinding IOperation.Bind() => OperationBinding.For<TSelf, TRequest, TResponse>();

    /// <summary>What the caller must be allowed. Looks up what exists and changes nothing; a name that does not exist is asked for at the root path, so that names cannot be probed.</summary>
    static abstract ValueTask<AccessRequest> AccessAsync(TRequest request, Scope scope, CancellationToken cancellationToken);

    /// <summary>Does it, after it was allowed. What it changes is committed when it returns, and only then.</summary>
    /// <exception cref="ApiException">It cannot be done. Nothing is changed.</exception>
    ValueTask<TResponse> HandleAsync(TRequest request, CancellationToken cancellationToken);
}
