using System.Text.Json.Nodes;
using IamGateway.ControlPlane.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace IamGateway.ControlPlane.Operations;

/// <summary>An operation with its types forgotten, so that one pipeline serves all of them.</summary>
internal sealed class OperationBinding
{
    private OperationBinding(OperationDescriptor descriptor, RequestShape request, Type response) =>
        (Descriptor, Request, Response) = (descriptor, request, response);

    public OperationDescriptor Descriptor { get; }

    /// <summary>How a request is read.</summary>
    public RequestShape Request { get; }

    /// <summary>The record that is answered.</summary>
    public Type Response { get; }

    /// <summary>False: the answer has no members in the service's model.</summary>
    public bool HasResponse => Response != typeof(NoResponse);

    /// <summary>What a read request must be allowed.</summary>
    public required Func<object, Scope, CancellationToken, ValueTask<AccessRequest>> AccessAsync { get; init; }

    /// <summary>Handles a read request with services of its call.</summary>
    public required Func<IServiceProvider, object, CancellationToken, ValueTask<object>> HandleAsync { get; init; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="ApiException">Everything that is wrong with it.</exception>
    public object Read(JsonObject input) => Request.Read(input);

    internal static OperationBinding For<TOperation, TRequest, TResponse>()
        where TOperation : class, IOperation<TOperation, TRequest, TResponse>
        where TRequest : class
        where TResponse : class
    {
        var make = ActivatorUtilities.CreateFactory<TOperation>([]);
        return new OperationBinding(TOperation.Descriptor, RequestShape.Of(typeof(TRequest)), typeof(TResponse))
        {
            AccessAsync = (request, scope, cancellationToken) => TOperation.AccessAsync((TRequest)request, scope, cancellationToken),
            HandleAsync = async (services, request, cancellationToken) => await make(services, []).HandleAsync((TRequest)request, cancellationToken),
        };
    }
}
